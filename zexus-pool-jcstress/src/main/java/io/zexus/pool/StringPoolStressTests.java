package io.zexus.pool;

import java.nio.charset.StandardCharsets;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZJJ_Result;

/**
 * Races on the string pool and on the integer pool.
 */
public final class StringPoolStressTests {

	private StringPoolStressTests() {
	}

	/**
	 * Two threads bring equal strings that the pool has not seen.
	 */
	@JCStressTest
	@Outcome(id = "true, 1, 1", expect = Expect.ACCEPTABLE, desc = "one instance for both, each call counted once")
	@State
	public static class SameNewString {

		private final StringPool pool = new StringPool(4);

		private String first = "";

		private String second = "";

		@Actor
		public void first() {
			this.first = this.pool.get(new String("value"));
		}

		@Actor
		public void second() {
			this.second = this.pool.get(new String("value"));
		}

		@Arbiter
		public void check(ZJJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r1 = this.first == this.second;
			result.r2 = stats.hits();
			result.r3 = stats.misses();
		}

	}

	/**
	 * Two threads bring the same new content, one as characters and one as bytes.
	 */
	@JCStressTest
	@Outcome(id = "true, 1, 1", expect = Expect.ACCEPTABLE, desc = "one instance for both, each call counted once")
	@State
	public static class SameNewContent {

		private static final char[] CHARS = "größe".toCharArray();

		private static final byte[] UTF8 = "größe".getBytes(StandardCharsets.UTF_8);

		private final StringPool pool = new StringPool(4);

		private String first = "";

		private String second = "";

		@Actor
		public void first() {
			this.first = this.pool.get(CHARS, 0, CHARS.length);
		}

		@Actor
		public void second() {
			this.second = this.pool.get(UTF8, 0, UTF8.length);
		}

		@Arbiter
		public void check(ZJJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r1 = this.first == this.second;
			result.r2 = stats.hits();
			result.r3 = stats.misses();
		}

	}

	/**
	 * Two threads bring equal integers that the pool has not seen.
	 */
	@JCStressTest
	@Outcome(id = "true, 1, 1", expect = Expect.ACCEPTABLE, desc = "one instance for both, each call counted once")
	@State
	public static class SameNewInteger {

		private final IntegerPool pool = new IntegerPool(4);

		private Integer first = 0;

		private Integer second = 0;

		@Actor
		public void first() {
			this.first = this.pool.get(1000);
		}

		@Actor
		public void second() {
			this.second = this.pool.get(1000);
		}

		@Arbiter
		public void check(ZJJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r1 = this.first == this.second;
			result.r2 = stats.hits();
			result.r3 = stats.misses();
		}

	}

	/**
	 * Two threads hit and miss at the same time.
	 */
	@JCStressTest
	@Outcome(id = "4, 5", expect = Expect.ACCEPTABLE, desc = "no call is lost and none counted twice")
	@State
	public static class ExactCounters {

		private final StringPool pool = new StringPool(8);

		public ExactCounters() {
			this.pool.get("known");
		}

		@Actor
		public void first() {
			this.pool.get("known");
			this.pool.get("one");
			this.pool.get("known");
			this.pool.get("two");
		}

		@Actor
		public void second() {
			this.pool.get("known");
			this.pool.get("three");
			this.pool.get("known");
			this.pool.get("four");
		}

		@Arbiter
		public void check(JJ_Result result) {
			PoolStats stats = this.pool.stats();
			result.r1 = stats.hits();
			result.r2 = stats.misses();
		}

	}

}
