package io.zexus.pool.pressure;

import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.zexus.pool.ClearCause;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MemoryPressureTests {

	private final AtomicReference<MemoryUsage> usage = new AtomicReference<>();

	private final AtomicLong pooled = new AtomicLong();

	private final List<Shortage> events = new ArrayList<>();

	private final MemoryPressure pressure = new MemoryPressure(
			new LongLivedHeap(List.of(Beans.pool("Old", true, this.usage))), 0.9, 100, this.pooled::get,
			this.events::add);

	@Test
	void isNoneBeforeTheFirstCollection() {
		lookAtHeap(0);
		assertThat(this.events).isEmpty();
	}

	@Test
	void isNoneWhenTheHeapReportsNothing() {
		this.pressure.look();
		assertThat(this.events).isEmpty();
	}

	@Test
	void actsOnceForEachRiseAboveTheThreshold() {
		lookAtHeap(89, 91, 95, 91, 90, 92);
		assertThat(this.events).containsExactly(new Shortage(ClearCause.HEAP, 0, new HeapUsage(91, 100)));
		lookAtHeap(89, 90, 92, 99);
		assertThat(this.events).hasSize(2).last().isEqualTo(new Shortage(ClearCause.HEAP, 0, new HeapUsage(92, 100)));
	}

	@Test
	void actsNotAtTheThreshold() {
		lookAtHeap(90);
		assertThat(this.events).isEmpty();
	}

	@Test
	void actsWheneverTooManyObjectsArePooled() {
		lookAtHeap(10);
		lookAtCount(100, 101, 102, 3);
		assertThat(this.events).containsExactly(new Shortage(ClearCause.COUNT, 101, new HeapUsage(10, 100)),
				new Shortage(ClearCause.COUNT, 102, new HeapUsage(10, 100)));
	}

	@Test
	void actsOnceWhenBothAreTooHigh() {
		this.pooled.set(101);
		lookAtHeap(91);
		assertThat(this.events).extracting(Shortage::cause).containsExactly(ClearCause.HEAP);
	}

	@Test
	void actsAfterACollectionWhateverIsInUse() {
		this.usage.set(new MemoryUsage(0, 1, 1, 100));
		this.pooled.set(7);
		this.pressure.collected();
		this.pressure.collected();
		assertThat(this.events).hasSize(2).containsOnly(new Shortage(ClearCause.GC, 7, new HeapUsage(1, 100)));
	}

	private void lookAtHeap(long... percents) {
		for (long percent : percents) {
			this.usage.set(new MemoryUsage(0, percent, 100, 100));
			this.pressure.look();
		}
	}

	private void lookAtCount(long... counts) {
		for (long count : counts) {
			this.pooled.set(count);
			this.pressure.look();
		}
	}

}
