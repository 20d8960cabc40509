package io.zexus.pool;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZJJ_Result;

/**
 * Races on the string pool, through the public API.
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

}
