package io.zexus.pool.internal.table;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShardTests {

	@Test
	void handsOfShardsPassOverTheirOwnBucketsAloneAndOverAllOfThem() {
		int shards = 4;
		int width = 3 * Shard.GROUP;
		Set<Integer> passed = new HashSet<>();
		for (int index = 0; index < shards; index++) {
			for (int hand = 0; hand < width; hand++) {
				int bucket = Shard.bucket(hand, index, shards);
				assertThat(Shard.owner(bucket, shards)).isEqualTo(index);
				assertThat(bucket).isBetween(0, shards * width - 1);
				passed.add(bucket);
			}
		}
		assertThat(passed).hasSize(shards * width);
	}

}
