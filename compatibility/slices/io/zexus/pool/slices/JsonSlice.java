package io.zexus.pool.slices;

import java.io.IOException;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.slices.SliceApplication.Row;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.json.JacksonTester;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code @JsonTest} decodes as the application does. */
abstract class JsonSlice {

	@Autowired
	private MemoryPoolManager pools;

	@Autowired
	private JacksonTester<Row> json;

	@Test
	void poolsWhatItDecodes() throws IOException {
		assertThat(this.json.parseObject(SliceApplication.JSON).isPooledBy(this.pools)).isTrue();
	}

}
