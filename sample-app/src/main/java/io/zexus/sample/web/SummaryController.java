package io.zexus.sample.web;

import java.util.Map;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.sample.data.StartReport;
import io.zexus.sample.data.Strikes;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the page at {@code /} what to show.
 */
@RestController
class SummaryController {

	private final Strikes strikes;

	private final StartReport start;

	private final MemoryPoolManager pools;

	SummaryController(Strikes strikes, StartReport start, MemoryPoolManager pools) {
		this.strikes = strikes;
		this.start = start;
		this.pools = pools;
	}

	@GetMapping("/summary")
	Summary summary() {
		return new Summary(this.strikes.size(), this.strikes.capacity(), this.start, this.pools.getStats().toMap());
	}

	/**
	 * The figures of now and of the start.
	 *
	 * @param records strikes held now
	 * @param capacity most strikes held
	 * @param start figures of the start
	 * @param pools statistics of the pools now
	 */
	record Summary(int records, int capacity, StartReport start, Map<String, Object> pools) {
	}

}
