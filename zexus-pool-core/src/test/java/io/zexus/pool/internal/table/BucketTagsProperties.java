package io.zexus.pool.internal.table;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link BucketTags} against eight bytes looked at one by one. */
class BucketTagsProperties {

	@Property
	void allLanesAreComparedAtOnce(@ForAll @Size(8) byte[] lanes, @ForAll @IntRange(min = 1, max = 127) int tag) {
		long tags = bucket(lanes);
		long matches = BucketTags.matches(tags, tag);
		assertThat(BucketTags.used(matches)).isEqualTo(lanes((lane) -> (lanes[lane] & 0x7f) == tag));
		if (matches != 0) {
			assertThat(lanes[BucketTags.lane(matches)] & 0x7f).isEqualTo(tag);
		}
	}

	@Property
	void theFirstMarkedLaneOfATagIsFound(@ForAll @Size(8) byte[] lanes, @ForAll @IntRange(max = 7) int lane,
			@ForAll boolean nextDiffersByOne) {
		int tag = lanes[lane] & 0x7f;
		if (nextDiffersByOne) {
			// What the borrow of the lane before could make look alike
			lanes[lane + 1 & 7] = (byte) (lanes[lane] ^ 1);
		}
		long matches = BucketTags.markedMatches(bucket(lanes), tag);
		int expected = lanes((i) -> lanes[i] == (byte) (0x80 | tag));
		assertThat(matches == 0).isEqualTo(expected == 0);
		if (expected != 0) {
			assertThat(BucketTags.lane(matches)).isEqualTo(Integer.numberOfTrailingZeros(expected));
		}
	}

	@Property
	void lanesThatHoldAValueAreToldFromMarkedOnes(@ForAll @Size(8) byte[] lanes) {
		assertThat(BucketTags.occupied(bucket(lanes))).isEqualTo(lanes((lane) -> (lanes[lane] & 0x7f) != 0));
		assertThat(BucketTags.used(bucket(lanes))).isEqualTo(lanes((lane) -> lanes[lane] < 0));
	}

	@Property
	void aStoreChangesItsLanesAlone(@ForAll @Size(8) byte[] lanes, @ForAll @IntRange(max = 7) int lane,
			@ForAll @IntRange(max = 127) int tag, @ForAll @IntRange(max = 255) int passed) {
		long[] tags = { 0, bucket(lanes) };
		BucketTags.use(tags, 8 + lane);
		lanes[lane] |= (byte) 0x80;
		assertThat(tags).containsExactly(0, bucket(lanes));
		BucketTags.pass(tags, 1, passed);
		for (int i = 0; i < 8; i++) {
			lanes[i] &= (byte) ((passed >>> i & 1) != 0 ? 0x7f : 0xff);
		}
		assertThat(tags).containsExactly(0, bucket(lanes));
		BucketTags.set(tags, 1, lane, tag);
		lanes[lane] = (byte) tag;
		assertThat(tags).containsExactly(0, bucket(lanes));
		assertThat(BucketTags.tag(tags[1], lane)).isEqualTo(tag);
	}

	private static long bucket(byte[] lanes) {
		return IntStream.range(0, 8).mapToLong((lane) -> (lanes[lane] & 0xffL) << 8 * lane).sum();
	}

	private static int lanes(IntPredicate which) {
		return IntStream.range(0, 8).filter(which).map((lane) -> 1 << lane).sum();
	}

}
