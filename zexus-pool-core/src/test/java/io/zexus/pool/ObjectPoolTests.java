package io.zexus.pool;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Deque;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ObjectPoolTests {

	private final List<StringBuilder> destroyed = new ArrayList<>();

	private final ObjectPool<StringBuilder> pool = ObjectPool.builder(StringBuilder::new)
		.reset((builder) -> builder.setLength(0))
		.destroy(this.destroyed::add)
		.maxSize(2)
		.build();

	@Test
	void aReleasedObjectIsResetAndHandedOutAgain() {
		StringBuilder object = this.pool.acquire().append("dirt");
		assertThat(this.pool.release(object)).isTrue();
		assertThat(this.pool.acquire()).isSameAs(object).isEmpty();
		assertThat(this.pool.stats()).isEqualTo(new PoolStats(1, 1, 1, 1, 0, 0, 2));
		assertThat(this.pool.outstanding()).isOne();
	}

	@Test
	void equalObjectsAreToldApart() {
		ObjectPool<List<String>> pool = ObjectPool.<List<String>>builder(ArrayList::new).build();
		List<String> first = pool.acquire();
		List<String> second = pool.acquire();
		assertThat(pool.release(first)).isTrue();
		assertThat(pool.release(first)).isFalse();
		assertThat(pool.release(second)).isTrue();
		assertThat(pool.stats().poolSize()).isEqualTo(2);
	}

	@Test
	void retainsUpToItsMaximumAndDestroysTheRest() {
		List<StringBuilder> objects = List.of(this.pool.acquire(), this.pool.acquire(), this.pool.acquire());
		assertThat(objects.stream().map(this.pool::release)).containsExactly(true, true, false);
		assertThat(this.destroyed).containsExactly(objects.get(2));
		assertThat(this.pool.discards()).isOne();
		assertThat(this.pool.outstanding()).isZero();
		assertThat(this.pool.stats()).isEqualTo(new PoolStats(0, 3, 3, 2, 0, 2, 2, 0, 0, 1));
	}

	@Test
	void zeroPoolsNothingAndNegativeIsRefusedByNameAndValue() {
		ObjectPool<Object> none = ObjectPool.builder(Object::new).maxSize(0).build();
		assertThat(none.release(none.acquire())).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> ObjectPool.builder(Object::new).maxSize(-2))
			.withMessage("maxSize must not be negative: -2");
	}

	@Test
	void releasingTwiceIsRefusedAndLeavesTheObjectAsItIs() {
		StringBuilder object = this.pool.acquire();
		assertThat(this.pool.release(object)).isTrue();
		object.append("after");
		assertThat(this.pool.release(object)).isFalse();
		assertThat(object).hasToString("after");
		assertThat(this.pool.stats().poolSize()).isOne();
	}

	@Test
	void anObjectOfAnotherPoolIsRefusedAndLeftAsItIs() {
		StringBuilder foreign = ObjectPool.builder(StringBuilder::new).build().acquire().append("mine");
		assertThat(this.pool.release(foreign)).isFalse();
		assertThat(this.pool.release(new StringBuilder())).isFalse();
		assertThat(foreign).hasToString("mine");
		assertThat(this.destroyed).isEmpty();
		assertThat(this.pool.discards()).isZero();
	}

	@Test
	void manyObjectsOutAreAllKnown() {
		ObjectPool<Object> pool = ObjectPool.builder(Object::new).maxSize(700).build();
		for (int round = 0; round < 3; round++) {
			List<Object> objects = new ArrayList<>();
			for (int i = 0; i < 1000; i++) {
				objects.add(pool.acquire());
			}
			assertThat(objects).doesNotHaveDuplicates();
			assertThat(objects.stream().filter(pool::release)).hasSize(700);
		}
		assertThat(pool.stats()).isEqualTo(new PoolStats(1400, 1600, 1600, 2100, 0, 700, 700, 0, 0, 900));
		assertThat(pool.discards()).isEqualTo(900);
	}

	@Test
	void lostObjectsAreForgotten() {
		List<WeakReference<Object>> references = new ArrayList<>();
		ObjectPool<Object> pool = ObjectPool.builder(Object::new).build();
		for (int i = 0; i < 100; i++) {
			references.add(new WeakReference<>(pool.acquire()));
			references.add(new WeakReference<>(pool.lease()));
		}
		Collected.await(references);
		Collected.await(() -> pool.outstanding() == 0);
		assertThat(pool.lost()).isEqualTo(200);
		assertThat(pool.discards()).isEqualTo(200);
		assertThat(pool.leaks()).as("no one was looking").isZero();
	}

	@Test
	void clearDestroysWhatWaitsAndNotWhatIsOut() {
		StringBuilder out = this.pool.acquire();
		StringBuilder waiting = this.pool.acquire();
		this.pool.release(waiting);
		this.pool.clear();
		assertThat(this.destroyed).containsExactly(waiting);
		assertThat(this.pool.release(waiting)).isFalse();
		assertThat(this.pool.release(out)).isTrue();
		assertThat(this.pool.stats()).isEqualTo(new PoolStats(0, 2, 2, 2, 0, 1, 2));
		assertThat(this.pool.discards()).isZero();
	}

	@Test
	void aPoolThatIsOffIsBypassed() {
		StringBuilder before = this.pool.acquire();
		PoolStats stats = this.pool.stats();
		this.pool.enable(false);
		StringBuilder during = this.pool.acquire();
		assertThat(this.pool.release(this.pool.acquire())).isFalse();
		assertThat(this.pool.release(before)).isFalse();
		assertThat(this.pool.stats()).usingRecursiveComparison().ignoringFields("discards").isEqualTo(stats);
		assertThat(this.destroyed).hasSize(2).contains(before);
		this.pool.enable(true);
		assertThat(this.pool.release(during)).as("made while the pool was off").isFalse();
		assertThat(this.destroyed).hasSize(3).contains(during);
		assertThat(this.pool.outstanding()).isZero();
	}

	@Nested
	class Leases {

		private final ObjectPool<StringBuilder> pool = ObjectPoolTests.this.pool;

		@Test
		void aLeaseGivesItsObjectBackWhenClosed() {
			StringBuilder object;
			try (Lease<StringBuilder> lease = this.pool.lease()) {
				object = lease.get().append("dirt");
				assertThat(lease.get()).isSameAs(object);
			}
			assertThat(this.pool.acquire()).isSameAs(object).isEmpty();
			assertThat(this.pool.stats()).isEqualTo(new PoolStats(1, 1, 1, 1, 0, 0, 2));
		}

		@Test
		void aClosedLeaseIsRefusedAndClosingItAgainIsHarmless() {
			Lease<StringBuilder> lease = this.pool.lease();
			lease.close();
			lease.close();
			assertThat(this.pool.stats().releases()).isOne();
			assertThatIllegalStateException().isThrownBy(lease::get).withMessageContaining("closed");
		}

		@Test
		void aStaleLeaseIsOfNoUseWhoeverHasTheObject() {
			Lease<StringBuilder> stale = this.pool.lease();
			StringBuilder object = stale.get();
			stale.close();
			try (Lease<StringBuilder> next = this.pool.lease()) {
				assertThat(next.get()).isSameAs(object);
				next.get().append("mine");
				stale.close();
				assertThatIllegalStateException().isThrownBy(stale::get).withMessageContaining("closed");
				assertThat(next.get()).isSameAs(object).hasToString("mine");
				assertThat(this.pool.outstanding()).isOne();
			}
			assertThat(this.pool.release(object)).isFalse();
			assertThat(this.pool.outstanding()).isZero();
		}

		@Test
		void aStaleLeaseDoesNotReleaseWhatWasAcquiredAsItself() {
			Lease<StringBuilder> stale = this.pool.lease();
			stale.close();
			StringBuilder object = this.pool.acquire();
			stale.close();
			assertThat(this.pool.outstanding()).isOne();
			assertThat(this.pool.release(object)).isTrue();
		}

		@Test
		void whatIsOnLeaseIsNotReleasedBesideIt() {
			try (Lease<StringBuilder> lease = this.pool.lease()) {
				assertThat(this.pool.release(lease.get())).isFalse();
				assertThat(this.pool.outstanding()).isOne();
			}
			assertThat(this.pool.outstanding()).isZero();
		}

		@Test
		void leasedAndPlainUseCanTakeTurns() {
			StringBuilder object = this.pool.acquire();
			for (int i = 0; i < 3; i++) {
				this.pool.release(object);
				try (Lease<StringBuilder> lease = this.pool.lease()) {
					assertThat(lease.get()).isSameAs(object);
				}
				assertThat(this.pool.acquire()).isSameAs(object);
			}
		}

	}

	@Nested
	class Failures {

		private final Deque<RuntimeException> failures = new ArrayDeque<>();

		private final List<Object> destroyed = new ArrayList<>();

		private boolean valid = true;

		@Test
		void aFactoryThatThrowsLeavesNoTrace() {
			Supplier<Object> factory = () -> {
				fail();
				return new Object();
			};
			ObjectPool<Object> pool = ObjectPool.builder(factory).build();
			PoolStats before = pool.stats();
			RuntimeException failure = failNext();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(pool::acquire).isSameAs(failure);
			assertThat(pool.stats()).isEqualTo(before);
			assertThat(pool.outstanding()).isZero();
			assertThat(pool.release(pool.acquire())).isTrue();
		}

		@Test
		void aFactoryThatFindsNoMemoryLeavesNoTrace() {
			ObjectPool<int[]> pool = ObjectPool.builder(() -> new int[Integer.MAX_VALUE]).build();
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(pool::acquire);
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(pool::lease);
			assertThat(pool.outstanding()).isZero();
			assertThat(pool.stats()).isEqualTo(new PoolStats(0, 0, 0, 0, 0, 0, 100));
		}

		@Test
		void aResetThatEndsWithAnErrorDiscardsTheObjectAndSurfaces() {
			ObjectPool<Object> pool = builder().reset((object) -> failBadly()).build();
			Object object = pool.acquire();
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> pool.release(object));
			assertDiscarded(pool, object);
		}

		@Test
		void clearGoesOnWhenDestroyEndsWithAnError() {
			ObjectPool<Object> pool = builder().destroy((object) -> {
				this.destroyed.add(object);
				failBadly();
			}).build();
			List<Object> objects = List.of(pool.acquire(), pool.acquire(), pool.acquire());
			objects.forEach(pool::release);
			assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(pool::clear)
				.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(2));
			assertThat(this.destroyed).containsExactlyInAnyOrderElementsOf(objects);
		}

		private static void failBadly() {
			throw new OutOfMemoryError("seeded");
		}

		@Test
		@SuppressWarnings("NullAway")
		void nullFromTheFactoryIsAnErrorThatSaysSo() {
			ObjectPool<Object> pool = ObjectPool.builder(() -> (Object) null).build();
			assertThatIllegalStateException().isThrownBy(pool::acquire)
				.withMessageContaining("factory")
				.withMessageContaining("null");
			assertThat(pool.stats().misses()).isZero();
		}

		@Test
		void theSameObjectTwiceFromTheFactoryIsAnErrorThatSaysSo() {
			Object single = new Object();
			ObjectPool<Object> pool = ObjectPool.builder(() -> single).build();
			pool.acquire();
			assertThatIllegalStateException().isThrownBy(pool::acquire)
				.withMessageContaining("factory")
				.withMessageContaining("new one");
			assertThat(pool.stats().misses()).isOne();
		}

		@Test
		void aResetThatThrowsDiscardsTheObjectAndSurfaces() {
			ObjectPool<Object> pool = builder().reset((object) -> fail()).build();
			Object object = pool.acquire();
			RuntimeException failure = failNext();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> pool.release(object)).isSameAs(failure);
			assertDiscarded(pool, object);
		}

		@Test
		void aLeaseSurfacesWhatResetThrows() {
			ObjectPool<Object> pool = builder().reset((object) -> fail()).build();
			Lease<Object> lease = pool.lease();
			Object object = lease.get();
			RuntimeException failure = failNext();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(lease::close).isSameAs(failure);
			assertDiscarded(pool, object);
		}

		@Test
		void aCheckThatThrowsOnReleaseDiscardsTheObjectAndSurfaces() {
			ObjectPool<Object> pool = builder().validate(this::check).build();
			Object object = pool.acquire();
			RuntimeException failure = failNext();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> pool.release(object)).isSameAs(failure);
			assertDiscarded(pool, object);
		}

		@Test
		void anObjectThatDoesNotPassOnReleaseIsDiscarded() {
			ObjectPool<Object> pool = builder().validate(this::check).build();
			Object object = pool.acquire();
			this.valid = false;
			assertThat(pool.release(object)).isFalse();
			assertDiscarded(pool, object);
		}

		@Test
		void anObjectThatWentBadWhileItWaitedIsEvicted() {
			ObjectPool<Object> pool = builder().validate(this::check).build();
			Object object = pool.acquire();
			pool.release(object);
			this.valid = false;
			assertThat(pool.acquire()).isNotSameAs(object);
			assertThat(this.destroyed).containsExactly(object);
			assertThat(pool.release(object)).isFalse();
			assertThat(pool.stats()).isEqualTo(new PoolStats(0, 2, 2, 1, 1, 0, 100));
		}

		@Test
		void aCheckThatThrowsOnAcquireEvictsTheObjectAndSurfaces() {
			ObjectPool<Object> pool = builder().validate(this::check).build();
			Object object = pool.acquire();
			pool.release(object);
			RuntimeException failure = failNext();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(pool::acquire).isSameAs(failure);
			assertThat(this.destroyed).containsExactly(object);
			assertThat(pool.stats()).isEqualTo(new PoolStats(0, 1, 1, 1, 1, 0, 100));
			assertThat(pool.outstanding()).isZero();
		}

		@Test
		void aValidObjectThatWaitedIsAHit() {
			ObjectPool<Object> pool = builder().validate(this::check).build();
			Object object = pool.acquire();
			pool.release(object);
			assertThat(pool.acquire()).isSameAs(object);
			assertThat(pool.stats().hits()).isOne();
		}

		@Test
		void aDestroyThatThrowsSurfaces() {
			ObjectPool<Object> pool = builder().destroy((object) -> fail()).maxSize(0).build();
			Object object = pool.acquire();
			RuntimeException failure = failNext();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> pool.release(object)).isSameAs(failure);
			assertThat(pool.discards()).isOne();
			assertThat(pool.outstanding()).isZero();
			assertThat(pool.release(object)).isFalse();
		}

		@Test
		void whatDestroyThrowsAfterResetThrewIsSuppressed() {
			ObjectPool<Object> pool = builder().reset((object) -> fail()).destroy((object) -> fail()).build();
			Object object = pool.acquire();
			RuntimeException first = failNext();
			RuntimeException second = failNext();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> pool.release(object))
				.isSameAs(first)
				.satisfies((ex) -> assertThat(ex.getSuppressed()).containsExactly(second));
			assertThat(pool.discards()).isOne();
		}

		@Test
		void clearGoesOnWhenDestroyThrows() {
			ObjectPool<Object> pool = builder().destroy((object) -> {
				this.destroyed.add(object);
				fail();
			}).build();
			List<Object> objects = List.of(pool.acquire(), pool.acquire(), pool.acquire());
			objects.forEach(pool::release);
			RuntimeException first = failNext();
			RuntimeException second = failNext();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(pool::clear)
				.isSameAs(first)
				.satisfies((ex) -> assertThat(ex.getSuppressed()).containsExactly(second));
			assertThat(this.destroyed).containsExactlyInAnyOrderElementsOf(objects);
			assertThat(pool.stats().poolSize()).isZero();
		}

		@Test
		void aPoolIsSwitchedOffEvenWhenDestroyThrows() {
			ObjectPool<Object> pool = builder().destroy((object) -> fail()).build();
			MemoryPoolManager manager = MemoryPoolManager.builder().pool("objects", pool).build();
			pool.release(pool.acquire());
			RuntimeException failure = failNext();
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> manager.enablePool("objects", false))
				.isSameAs(failure);
			assertThat(manager.isPoolEnabled("objects")).isFalse();
			assertThat(pool.release(pool.acquire())).isFalse();
		}

		private ObjectPool.Builder<Object> builder() {
			return ObjectPool.builder(Object::new).destroy(this.destroyed::add);
		}

		private boolean check(Object object) {
			fail();
			return this.valid;
		}

		private void assertDiscarded(ObjectPool<Object> pool, Object object) {
			assertThat(this.destroyed).containsExactly(object);
			assertThat(pool.release(object)).isFalse();
			assertThat(pool.discards()).isOne();
			assertThat(pool.outstanding()).isZero();
			assertThat(pool.stats()).isEqualTo(new PoolStats(0, 1, 1, 0, 0, 0, 100, 0, 0, 1));
		}

		private RuntimeException failNext() {
			RuntimeException failure = new RuntimeException("seeded");
			this.failures.add(failure);
			return failure;
		}

		private void fail() {
			RuntimeException failure = this.failures.poll();
			if (failure != null) {
				throw failure;
			}
		}

	}

}
