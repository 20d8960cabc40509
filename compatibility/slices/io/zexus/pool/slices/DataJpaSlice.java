package io.zexus.pool.slices;

import io.zexus.pool.MemoryPoolManager;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code @DataJpaTest} has the manager. */
abstract class DataJpaSlice {

	@Autowired
	private MemoryPoolManager pools;

	@Test
	void hasTheManager() {
		assertThat(this.pools.strPool().capacity()).isEqualTo(500);
	}

}
