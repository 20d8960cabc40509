package io.zexus.pool.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.ObjectPool;
import io.zexus.pool.PooledList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The extension beside that of Spring. */
class SpringBootTests {

	private static final List<MemoryPoolManager> seen = new ArrayList<>();

	@BeforeEach
	void forget() {
		seen.clear();
	}

	@Test
	void theContextsManagerIsInjectedWhereAutowired() {
		assertThat(Recorder.run(Autowiring.class).outcomes).hasSize(1)
			.allSatisfy((name, outcome) -> assertThat(outcome).isEmpty());
		assertThat(seen).hasSize(3);
		assertThat(seen.get(0)).isSameAs(seen.get(1)).isNotSameAs(seen.get(2));
	}

	@Test
	void unreleasedLeasesOfTheContextsManagerFailTheTest() {
		Recorder recorder = Recorder.run(Losing.class);
		assertThat(recorder.outcomes.get("list()")).singleElement()
			.satisfies((failure) -> assertThat(failure).isInstanceOf(AssertionError.class)
				.hasMessageContaining("not released")
				.hasMessageContaining("1 of pool 'list'")
				.hasMessageContaining("zexus.pool.leak-detection=all"));
		assertThat(recorder.outcomes.get("object()")).singleElement()
			.satisfies((failure) -> assertThat(failure).hasMessageContaining("2 of pool 'builders'"));
		assertThat(recorder.outcomes.get("nested()")).singleElement().isInstanceOf(AssertionError.class);
	}

	@Test
	void whatWasCollectedMeanwhileWasNotReleased() {
		assertThat(Recorder.run(LosingToTheCollector.class).outcomes.get("loses()")).singleElement()
			.satisfies((failure) -> assertThat(failure).hasMessageContaining("1 of pool 'builders'"));
	}

	@Test
	void theFailureTellsWhereTheyCameFromWhenLeasesAreFollowed() {
		assertThat(Recorder.run(Followed.class).outcomes.get("loses()")).singleElement()
			.satisfies((failure) -> assertThat(failure.getSuppressed()).singleElement()
				.satisfies((stack) -> assertThat(stack).hasStackTraceContaining("Followed.loses")));
	}

	@Test
	void whatAnotherTestLostIsNotHeldAgainstThisOne() {
		assertThat(Recorder.run(Losing.class).outcomes.get("releases()")).isEmpty();
	}

	@Test
	void aThreadOfTheServerMayReleaseALittleLater() {
		assertThat(Recorder.run(ReleasingLater.class).outcomes.get("releases()")).isEmpty();
	}

	@Test
	void theContextMayBeGoneByThen() {
		assertThat(Recorder.run(Dirtying.class).outcomes.get("loses()")).singleElement()
			.isInstanceOf(AssertionError.class);
	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
	@ExtendWith(MemoryPoolExtension.class)
	static class Autowiring {

		@Autowired
		MemoryPoolManager field;

		@Test
		void test(@Autowired MemoryPoolManager parameter, MemoryPoolManager fresh) {
			seen.addAll(List.of(this.field, parameter, fresh));
		}

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
	@RequireReleased
	static class Losing {

		@Autowired
		MemoryPoolManager pools;

		@Autowired
		ObjectPool<StringBuilder> builders;

		@Test
		void list() {
			this.pools.acquireList(3);
		}

		@Test
		void object() {
			this.builders.acquire();
			this.builders.acquire();
		}

		@Test
		void releases() {
			this.pools.acquireList(3).close();
		}

		@Nested
		class Inner {

			@Test
			void nested() {
				Losing.this.pools.acquireList(3);
			}

		}

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
	@RequireReleased
	static class LosingToTheCollector {

		@Autowired
		ObjectPool<StringBuilder> builders;

		@Test
		void loses() {
			this.builders.acquire();
			for (int i = 0; i < 200 && this.builders.outstanding() != 0; i++) {
				System.gc();
				Thread.yield();
			}
			assertThat(this.builders.outstanding()).as("known to be lost").isZero();
		}

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE,
			properties = "zexus.pool.leak-detection=all")
	static class Followed {

		@Autowired
		MemoryPoolManager pools;

		@Test
		@RequireReleased
		void loses() {
			this.pools.acquireList(3);
		}

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
	@RequireReleased
	static class ReleasingLater {

		@Autowired
		MemoryPoolManager pools;

		@Test
		void releases() throws InterruptedException {
			CountDownLatch acquired = new CountDownLatch(1);
			Thread server = new Thread(() -> {
				PooledList<String> list = this.pools.acquireList(3);
				acquired.countDown();
				Thread.yield();
				list.close();
			});
			server.start();
			acquired.await();
		}

	}

	@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
	@RequireReleased
	@DirtiesContext(methodMode = DirtiesContext.MethodMode.AFTER_METHOD)
	static class Dirtying {

		@Autowired
		MemoryPoolManager pools;

		@Test
		@DirtiesContext
		void loses() {
			this.pools.acquireList(3);
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ObjectPool<StringBuilder> builders() {
			return ObjectPool.builder(StringBuilder::new).build();
		}

	}

}
