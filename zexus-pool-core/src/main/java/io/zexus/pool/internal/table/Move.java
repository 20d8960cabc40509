package io.zexus.pool.internal.table;

import java.util.Objects;

/**
 * Moves the values of one table to another that nobody else sees yet, with the locks of
 * the first one held: as many as there may be, the most used ones first.
 * <p>
 * Of those that are worth the same, the ones that stay are spread evenly over the
 * buckets: the first so many would crowd the part of the table that their hashes choose.
 *
 * @param <T> the type of the values
 */
final class Move<T> {

	/** Hot and used lately, hot, used lately, neither. */
	private static final int RANKS = 4;

	private final Table<T> from;

	private final Table<T> to;

	/** As they were at one moment: readers go on to mark values as used. */
	private final long[] tags;

	Move(Table<T> from, Table<T> to) {
		this.from = from;
		this.to = to;
		this.tags = from.tags.clone();
	}

	/** Returns the number of values that found no place. */
	int run() {
		int left = this.to.limit;
		int lost = 0;
		for (int rank = 0; rank < RANKS; rank++) {
			int values = count(rank);
			int stay = Math.min(values, left);
			lost += values - move(rank, values, stay);
			left -= stay;
		}
		return lost;
	}

	private int count(int rank) {
		int count = 0;
		for (int bucket = 0; bucket < this.tags.length; bucket++) {
			count += Integer.bitCount(lanes(bucket, rank));
		}
		return count;
	}

	/** Moves a part of the values of a rank; returns how many found a place. */
	private int move(int rank, int values, int stay) {
		int moved = 0;
		long turn = 0;
		for (int bucket = 0; bucket < this.tags.length; bucket++) {
			for (int lanes = lanes(bucket, rank); lanes != 0; lanes &= lanes - 1) {
				turn += stay;
				if (turn >= values) {
					turn -= values;
					moved += move(bucket, Integer.numberOfTrailingZeros(lanes)) ? 1 : 0;
				}
			}
		}
		return moved;
	}

	private boolean move(int bucket, int lane) {
		T value = Objects.requireNonNull(this.from.valueAt((bucket << 3) + lane));
		int state = BucketMeta.state(this.from.meta, bucket) >>> lane & BucketMeta.LANE;
		boolean demoted = (BucketMeta.demoted(this.from.meta, bucket) >>> lane & 1) != 0;
		boolean used = (BucketTags.used(this.tags[bucket]) >>> lane & 1) != 0;
		return this.to.adopt(value, state, demoted, used);
	}

	/** Returns a bit for each lane with a value of a rank. */
	private int lanes(int bucket, int rank) {
		int hot = BucketMeta.state(this.from.meta, bucket);
		int used = BucketTags.used(this.tags[bucket]);
		return BucketTags.occupied(this.tags[bucket]) & ((rank < 2) ? hot : ~hot) & ((rank % 2 == 0) ? used : ~used);
	}

}
