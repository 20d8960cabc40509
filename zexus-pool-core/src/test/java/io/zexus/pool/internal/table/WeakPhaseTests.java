package io.zexus.pool.internal.table;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.zexus.pool.Collected;

import static org.assertj.core.api.Assertions.assertThat;

class WeakPhaseTests {

	@Test
	void lastsUntilItsCanaryIsCollected() {
		Object canary = new Object();
		WeakPhase phase = new WeakPhase(canary);
		System.gc();
		assertThat(phase.isOver()).isFalse();
		assertThat(phase.letGo()).isEmpty();
		Reference.reachabilityFence(canary);
		canary = new Object();
		Collected.await(phase::isOver);
		phase.end(7);
		assertThat(phase.letGo()).isEqualTo(OptionalLong.of(7));
		Reference.reachabilityFence(canary);
	}

	@Test
	void whatIsKeptInFrontOfTheTableIsDroppedWhenItBegins() {
		Tables<String> tables = new Tables<>(10, 0, StringContent.STRING, (replaced) -> {
		});
		List<String> kept = new ArrayList<>(List.of("a"));
		Runnable clear = kept::clear;
		tables.addFront(clear, new FrontCounts());
		tables.relieve();
		assertThat(kept).isEmpty();
		Reference.reachabilityFence(clear);
	}

}
