package io.zexus.pool.junit;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PooledList;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryPoolExtensionTests {

	private static final List<MemoryPoolManager> seen = new ArrayList<>();

	@BeforeEach
	void forget() {
		seen.clear();
	}

	@Test
	void eachTestHasAManagerOfItsOwnForAllItsMethods() {
		assertThat(Recorder.run(GivenManagers.class).outcomes)
			.allSatisfy((name, outcome) -> assertThat(outcome).isEmpty());
		assertThat(seen).hasSize(6);
		assertThat(seen.subList(0, 3)).containsOnly(seen.get(0));
		assertThat(seen.subList(3, 6)).containsOnly(seen.get(3)).doesNotContain(seen.get(0));
	}

	@Test
	void hitRatesArePublished() {
		assertThat(Recorder.run(HittingPools.class).entries).containsEntry("zexus.pool.int.hit-rate", "90.0")
			.containsEntry("zexus.pool.str.hit-rate", "0.0")
			.containsEntry("zexus.pool.list.hit-rate", "0.0")
			.containsEntry("zexus.pool.hit-rate", "90.0");
	}

	@Test
	void unreleasedListsAreToleratedUnlessAsked() {
		assertThat(Recorder.run(LosingLists.class).outcomes.get("tolerated(MemoryPoolManager)")).isEmpty();
	}

	@Test
	void unreleasedListsFailTheTestWhenAsked() {
		Recorder recorder = Recorder.run(LosingLists.class);
		assertThat(recorder.outcomes.get("refused(MemoryPoolManager)")).singleElement().satisfies((failure) -> {
			assertThat(failure).isInstanceOf(AssertionError.class)
				.hasMessageContaining("not released")
				.hasMessageContaining("2");
			assertThat(failure.getSuppressed()).hasSize(2)
				.allSatisfy((stack) -> assertThat(stack).hasStackTraceContaining("LosingLists.refused"));
		});
	}

	@Test
	void unreleasedListsFailTheTestsOfNestedClassesToo() {
		assertThat(Recorder.run(Enclosing.class).outcomes.get("refused(MemoryPoolManager)")).singleElement()
			.isInstanceOf(AssertionError.class);
		assertThat(Recorder.run(Enclosing.class).outcomes.get("refusedDeeper(MemoryPoolManager)")).singleElement()
			.isInstanceOf(AssertionError.class);
	}

	@Test
	void releasedListsPassWhenAsked() {
		assertThat(Recorder.run(ReleasingLists.class).outcomes).hasSize(2)
			.allSatisfy((name, outcome) -> assertThat(outcome).isEmpty());
	}

	@ExtendWith(MemoryPoolExtension.class)
	static class GivenManagers {

		@BeforeEach
		void before(MemoryPoolManager pools) {
			seen.add(pools);
		}

		@Test
		void first(MemoryPoolManager pools) {
			seen.add(pools);
		}

		@Test
		void second(MemoryPoolManager pools) {
			seen.add(pools);
		}

		@AfterEach
		void after(MemoryPoolManager pools) {
			seen.add(pools);
		}

	}

	/** The guide's example. */
	@ExtendWith(MemoryPoolExtension.class)
	static class HittingPools {

		@Test
		void withPooling(MemoryPoolManager pools) {
			for (int i = 0; i < 100; i++) {
				pools.getInt(1000 + i % 10);
			}
			assertThat(pools.getStats().pools().get("int").hitRate()).isGreaterThan(80.0);
		}

	}

	@ExtendWith(MemoryPoolExtension.class)
	static class LosingLists {

		@Test
		void tolerated(MemoryPoolManager pools) {
			pools.acquireList(3);
		}

		@Test
		@RequireReleased
		void refused(MemoryPoolManager pools) {
			pools.acquireList(3);
			pools.acquireList(30);
			pools.acquireList(3).close();
		}

	}

	@RequireReleased
	static class Enclosing {

		@Nested
		class Inner {

			@Test
			void refused(MemoryPoolManager pools) {
				pools.acquireList(3);
			}

			@Nested
			class Innermost {

				@Test
				void refusedDeeper(MemoryPoolManager pools) {
					pools.acquireList(3);
				}

			}

		}

	}

	@RequireReleased
	static class ReleasingLists {

		private PooledList<Object> list = new MemoryPoolManager().acquireList(0);

		@Test
		void inTheTest(MemoryPoolManager pools) {
			pools.acquireList(3).close();
		}

		@Test
		void afterTheTest(MemoryPoolManager pools) {
			this.list = pools.acquireList(3);
		}

		@AfterEach
		void release() {
			this.list.close();
		}

	}

}
