package io.zexus.pool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random sequences of operations, each step compared with a model that remembers the
 * instance each content had last. Which value an eviction takes is the pool's own
 * business: the model allows any, and checks all else.
 */
class PoolModelProperties {

	@Property(tries = 3000)
	void poolOfWellSpreadValuesFollowsTheModel(@ForAll @IntRange(max = 24) int capacity,
			@ForAll("steps") @Size(max = 150) List<Step> steps) {
		Model model = new Model(capacity, true);
		steps.forEach((step) -> step.apply(model, Integer.MAX_VALUE));
	}

	@Property(tries = 3000)
	void poolOfCollidingValuesFollowsTheModel(@ForAll @IntRange(max = 24) int capacity,
			@ForAll @IntRange(min = 1, max = 5) int hashCodes, @ForAll("steps") @Size(max = 150) List<Step> steps) {
		Model model = new Model(capacity, false);
		steps.forEach((step) -> step.apply(model, hashCodes));
	}

	@Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
	void largePoolFollowsTheModel(@ForAll @IntRange(min = 1000, max = 5000) int capacity,
			@ForAll @IntRange(min = 500, max = 20_000) int distinct, @ForAll long seed) {
		Model model = new Model(capacity, true);
		SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < 20_000; i++) {
			int key = Math.min(random.nextInt(distinct), random.nextInt(distinct));
			model.get(new Value(key, key * 31));
		}
	}

	@Provide
	Arbitrary<List<Step>> steps() {
		Arbitrary<Step> get = Arbitraries.integers().between(0, 40).map((key) -> new Step(Kind.GET, key));
		Arbitrary<Step> few = Arbitraries.integers().between(0, 5).map((key) -> new Step(Kind.GET, key));
		Arbitrary<Step> other = Combinators
			.combine(Arbitraries.of(Kind.values()), Arbitraries.integers().between(0, 40))
			.as(Step::new);
		return Arbitraries.frequencyOf(Tuple.of(10, get), Tuple.of(6, few), Tuple.of(1, other)).list();
	}

	enum Kind {

		GET, CLEAR, DISABLE, ENABLE, RESIZE, RELIEVE

	}

	record Step(Kind kind, int key) {

		void apply(Model model, int hashCodes) {
			switch (this.kind) {
				case GET:
					model.get(new Value(this.key, this.key % hashCodes));
					break;
				case CLEAR:
					model.clear();
					break;
				case DISABLE:
					model.enable(false);
					break;
				case RELIEVE:
					model.relieve();
					break;
				case RESIZE:
					model.resize(this.key);
					break;
				default:
					model.enable(true);
			}
		}

	}

	/** A value with a hash code as good or bad as the test wants it. */
	static final class Value {

		private final int number;

		private final int hash;

		Value(int number, int hash) {
			this.number = number;
			this.hash = hash;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Value value && value.number == this.number;
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

		@Override
		public String toString() {
			return this.number + "#" + this.hash;
		}

	}

	/**
	 * An instance that entered the pool, and the evictions before it did: it may have
	 * been the one evicted.
	 */
	record Latest(Value instance, long evictions) {
	}

	/** Does each operation on the pool and on the reference, and compares. */
	static final class Model {

		private final ValuePool<Value> pool;

		private int capacity;

		/** Values that it may hold and has not seen since it got room for them. */
		private int unseen;

		private final boolean wellSpread;

		private final Map<Integer, Latest> latest = new HashMap<>();

		private boolean enabled = true;

		private long hits;

		private long misses;

		private long cleared;

		private PoolStats before;

		Model(int capacity, boolean wellSpread) {
			this.pool = ValuePool.<Value>builder().maxSize(capacity).build();
			this.capacity = capacity;
			this.wellSpread = wellSpread;
			this.before = this.pool.stats();
		}

		void get(Value value) {
			Value result = this.pool.get(value);
			assertThat(result).isEqualTo(value);
			PoolStats stats = this.pool.stats();
			if (this.enabled) {
				count(value, result, stats);
			}
			else {
				assertThat(result).isSameAs(value);
			}
			check(stats);
		}

		private void count(Value value, Value result, PoolStats stats) {
			Latest known = this.latest.get(value.number);
			if (result != value) {
				this.hits++;
				assertThat(known).as("earlier " + value).isNotNull();
				assertThat(result).isSameAs(known.instance);
				return;
			}
			this.misses++;
			long entered = stats.allocations() - this.before.allocations();
			assertThat(entered).isBetween(0L, 1L);
			if (known != null) {
				assertThat(this.before.evictions()).as("evictions to lose " + value).isGreaterThan(known.evictions);
			}
			if (entered == 1) {
				this.latest.put(value.number, new Latest(value, this.before.evictions()));
			}
			else {
				this.latest.remove(value.number);
			}
		}

		void clear() {
			this.cleared += this.before.poolSize();
			this.latest.clear();
			this.unseen = 0;
			this.pool.clear();
			check(this.pool.stats());
		}

		void enable(boolean enabled) {
			this.enabled = enabled;
			if (!enabled) {
				this.cleared += this.before.poolSize();
				this.latest.clear();
			}
			this.pool.enable(enabled);
			check(this.pool.stats());
		}

		/** The model holds every instance, so nothing is let go. */
		void relieve() {
			this.pool.relieve();
			check(this.pool.stats());
		}

		void resize(int capacity) {
			int size = this.before.poolSize();
			this.unseen += Math.max(0, capacity - size);
			this.capacity = capacity;
			this.pool.resize(capacity);
			PoolStats stats = this.pool.stats();
			assertThat(stats.capacity()).isEqualTo(capacity);
			if (this.wellSpread) {
				assertThat(stats.poolSize()).isGreaterThanOrEqualTo((int) (0.95 * Math.min(capacity, size)));
			}
			check(stats);
		}

		private void check(PoolStats stats) {
			assertThat(stats.hits()).isEqualTo(this.hits);
			assertThat(stats.misses()).isEqualTo(this.misses);
			assertThat(stats.poolSize()).isLessThanOrEqualTo(this.capacity);
			assertThat(stats.poolSize()).isEqualTo(stats.allocations() - stats.evictions() - this.cleared);
			assertThat(stats.poolSize()).isLessThanOrEqualTo(this.latest.size());
			if (this.wellSpread) {
				assertThat(stats.poolSize())
					.isGreaterThanOrEqualTo((int) (0.95 * Math.min(this.capacity, this.latest.size())) - this.unseen);
			}
			this.before = stats;
		}

	}

}
