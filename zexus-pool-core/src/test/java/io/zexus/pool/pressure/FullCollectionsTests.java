package io.zexus.pool.pressure;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FullCollectionsTests {

	private final NotificationBroadcasterSupport notifications = new NotificationBroadcasterSupport();

	private final AtomicInteger calls = new AtomicInteger();

	@ParameterizedTest
	@ValueSource(strings = { "G1 Old Generation", "PS MarkSweep", "MarkSweepCompact", "ZGC Cycles", "ZGC Major Cycles",
			"Shenandoah Cycles" })
	void areThoseOfTheWholeHeap(String collector) {
		subscribe(collector);
		collect();
		collect();
		assertThat(this.calls).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "G1 Young Generation", "G1 Concurrent GC", "PS Scavenge", "Copy", "ZGC Pauses",
			"ZGC Minor Cycles", "ZGC Minor Pauses", "ZGC Major Pauses", "Shenandoah Pauses" })
	void areNotPartialOnesAndPauses(String collector) {
		subscribe(collector);
		collect();
		assertThat(this.calls).hasValue(0);
	}

	@Test
	void areNotReportedAfterTheSubscriptionWasClosed() {
		FullCollections.Subscription subscription = subscribe("PS MarkSweep");
		subscription.close();
		subscription.close();
		collect();
		assertThat(this.calls).hasValue(0);
	}

	@Test
	void areThoseOfTheJvm() throws InterruptedException {
		CountDownLatch collected = new CountDownLatch(1);
		FullCollections.Subscription subscription = new FullCollections().subscribe(collected::countDown);
		System.gc();
		assertThat(collected.await(30, TimeUnit.SECONDS)).isTrue();
		subscription.close();
	}

	private FullCollections.Subscription subscribe(String collector) {
		return new FullCollections(List.of(Beans.collector(collector, this.notifications)))
			.subscribe(this.calls::incrementAndGet);
	}

	private void collect() {
		this.notifications.sendNotification(new Notification("collection", this, 1));
	}

}
