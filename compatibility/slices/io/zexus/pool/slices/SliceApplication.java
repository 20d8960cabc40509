package io.zexus.pool.slices;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An application of which the tests load a slice. */
@SpringBootApplication
class SliceApplication {

	static final String JSON = "{\"state\": \"Illinois\"}";

	record Row(@Pooled String state) {

		boolean isPooledBy(MemoryPoolManager pools) {
			return pools.getStr(new String(this.state)) == this.state;
		}

	}

	@RestController
	static class Controller {

		private final MemoryPoolManager pools;

		Controller(MemoryPoolManager pools) {
			this.pools = pools;
		}

		@PostMapping("/row")
		String row(@RequestBody Row row) {
			return row.isPooledBy(this.pools) ? "pooled" : "a copy";
		}

	}

}
