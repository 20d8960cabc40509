package io.zexus.pool.learning;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys of maps. */
class KeyPoolTests {

	private final MemoryPoolManager pools = new MemoryPoolManager(1000, 1000, 0);

	private final KeyPool keys = Governor.builder(this.pools).mode(PoolingMode.ALL).build().keys("map", null);

	@Test
	void poolsKeysOfWhichAParserKeepsNoInstance() {
		Object first = this.keys.get(copy("key"));
		for (int i = 0; i < 100_000; i++) {
			assertThat(this.keys.get(copy("key"))).isSameAs(first);
		}
	}

	@Test
	void letsKeysPassOfWhichAParserKeepsOneInstance() {
		for (int i = 0; i < 100_000; i++) {
			assertThat(this.keys.get("key")).isSameAs("key");
		}
		assertThat(this.pools.getStats().aggregate().totalOperations()).isBetween(256L, 10_000L);
	}

	@Test
	void looksAgainAtKeysNowAndThen() {
		for (int i = 0; i < 10_000; i++) {
			this.keys.get("key");
		}
		Object last = null;
		for (int i = 0; i < 40_000; i++) {
			last = this.keys.get(copy("key"));
		}
		assertThat(last).isSameAs("key");
	}

	@Test
	void poolsNumbersAndLeavesOtherKeysAlone() {
		Object number = this.keys.get(Integer.valueOf(123456));
		assertThat(this.keys.get(Integer.valueOf(123456))).isSameAs(number);
		assertThat(this.keys.get(1234567890123L)).isSameAs(this.keys.get(1234567890123L));
		Object other = new Object();
		assertThat(this.keys.get(other)).isSameAs(other);
		assertThat(this.keys.get(null)).isNull();
	}

	private static String copy(String key) {
		return new String(key.toCharArray());
	}

}
