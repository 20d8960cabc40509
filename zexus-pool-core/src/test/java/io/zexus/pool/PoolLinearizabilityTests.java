package io.zexus.pool;

import java.util.HashSet;
import java.util.Set;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Lincheck makes short random programs of two or three threads, runs them in many
 * interleavings, and looks for an order of their calls in which a set would have answered
 * the same.
 */
class PoolLinearizabilityTests {

	private static final boolean LONG = Boolean.getBoolean("lincheck.long");

	/**
	 * Chooses each switch of threads; a minute of preparation makes it one for
	 * -Dlincheck.long.
	 */
	@Test
	@EnabledIfSystemProperty(named = "lincheck.long", matches = "true")
	void poolAnswersLikeASetInEveryInterleavingTried() {
		new ModelCheckingOptions().iterations(20)
			.invocationsPerIteration(1000)
			.loopBound(1000)
			.threads(2)
			.actorsPerThread(3)
			.actorsBefore(2)
			.actorsAfter(2)
			.sequentialSpecification(SetOfKeys.class)
			.check(PooledKeys.class);
	}

	@Test
	void poolAnswersLikeASetUnderStress() {
		new StressOptions().iterations(LONG ? 100 : 10)
			.invocationsPerIteration(LONG ? 2000 : 200)
			.threads(3)
			.actorsPerThread(3)
			.actorsBefore(2)
			.actorsAfter(2)
			.sequentialSpecification(SetOfKeys.class)
			.check(PooledKeys.class);
	}

	/** The pool, asked whether it is a value's first sight. */
	@Param(name = "key", gen = IntGen.class, conf = "1:3")
	public static class PooledKeys {

		private final ValuePool<Key> pool = ValuePool.<Key>builder().maxSize(8).build();

		@Operation
		public boolean isNew(@Param(name = "key") int key) {
			Key value = new Key(key);
			Key result = this.pool.get(value);
			if (result.number != key) {
				throw new IllegalStateException("Wrong content");
			}
			return result == value;
		}

		@Operation
		public void clear() {
			this.pool.clear();
		}

		@Operation
		public void resize() {
			this.pool.resize(24 - this.pool.capacity());
		}

		@Operation
		public void relieve() {
			this.pool.relieve();
		}

		@Operation
		public int size() {
			return this.pool.stats().poolSize();
		}

	}

	/** The pool's behaviour, one call after another. */
	public static class SetOfKeys {

		private final Set<Integer> keys = new HashSet<>();

		public boolean isNew(int key) {
			return this.keys.add(key);
		}

		public void clear() {
			this.keys.clear();
		}

		public void resize() {
		}

		public void relieve() {
		}

		public int size() {
			return this.keys.size();
		}

	}

	/** All of one hash code, so that they meet. */
	private static final class Key {

		private final int number;

		Key(int number) {
			this.number = number;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key key && key.number == this.number;
		}

		@Override
		public int hashCode() {
			return 42;
		}

	}

}
