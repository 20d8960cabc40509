package io.zexus.pool.examples;

import org.junit.jupiter.api.Test;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolStats;

import static org.assertj.core.api.Assertions.assertThat;

class TuplePoolTests {

	private final TuplePool tuples = new TuplePool(100);

	private final MemoryPoolManager manager = MemoryPoolManager.builder().pool("tuple", this.tuples).build();

	@Test
	void aReleasedTupleIsHandedOutAgainEmpty() {
		Object[] tuple = this.tuples.acquire(3);
		tuple[1] = "value";
		assertThat(this.tuples.release(tuple)).isTrue();
		assertThat(this.tuples.acquire(3)).isSameAs(tuple).containsOnlyNulls();
		assertThat(this.tuples.acquire(4)).hasSize(4);
	}

	@Test
	void largeAndForeignTuplesAreNotPooled() {
		assertThat(this.tuples.acquire(17)).hasSize(17);
		assertThat(this.tuples.release(new Object[17])).isFalse();
		assertThat(this.tuples.release(new Object[3])).isFalse();
	}

	@Test
	void theManagerCountsClearsAndSwitchesIt() {
		this.tuples.release(this.tuples.acquire(2));
		this.tuples.release(this.tuples.acquire(2));
		assertThat(this.manager.getStats().pools()).containsEntry("tuple", new PoolStats(1, 1, 1, 2, 0, 1, 1700));
		this.manager.clearAllPools();
		assertThat(this.tuples.stats().poolSize()).isZero();
		this.manager.enablePool("tuple", false);
		assertThat(this.tuples.release(this.tuples.acquire(2))).isFalse();
		assertThat(this.manager.getStats().pools()).doesNotContainKey("tuple");
	}

}
