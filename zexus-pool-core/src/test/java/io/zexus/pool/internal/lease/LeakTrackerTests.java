package io.zexus.pool.internal.lease;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.zexus.pool.Collected;

import static org.assertj.core.api.Assertions.assertThat;

class LeakTrackerTests {

	private final Logger logger = Logger.getLogger(LeakTrackerTests.class.getName());

	private final Lines lines = new Lines();

	private long now;

	private final LeakTracker tracker = new LeakTracker(true, () -> this.now, LeakTrackerTests.class);

	@BeforeEach
	void listen() {
		this.logger.setUseParentHandlers(false);
		this.logger.addHandler(this.lines);
	}

	@AfterEach
	void stopListening() {
		this.logger.removeHandler(this.lines);
	}

	@Test
	void aPlaceHasOneLineAMinuteWithTheNumberOfItsLeaksAndTheStackOnce() {
		lose("first", 200);
		assertThat(this.lines.all).singleElement()
			.satisfies((line) -> assertThat(line.getThrown().getStackTrace()[0].getMethodName()).isEqualTo("first"));
		lose("first", 30);
		assertThat(this.lines.all).as("within the minute").hasSize(1);
		minutePasses();
		assertThat(this.lines.all).hasSize(2);
		assertThat(this.lines.all.get(1).getThrown()).isNull();
		assertThat(this.lines.all.get(1).getMessage()).contains("more of what was acquired at User.first(User.java:1)")
			.endsWith(" 230 in all");
		minutePasses();
		assertThat(this.lines.all).as("nothing is new").hasSize(2);
	}

	@Test
	void eachPlaceHasALineOfItsOwn() {
		lose("first", 1);
		lose("second", 1);
		assertThat(this.lines.all).extracting(LogRecord::getMessage)
			.containsExactlyInAnyOrder(
					"1 of what was acquired at User.first(User.java:1) became unreachable without release, 1 in all",
					"1 of what was acquired at User.second(User.java:1) became unreachable without release, 1 in all");
	}

	@Test
	void linesInAMinuteAndPlacesAreBoundedAndEveryLeakIsInOne() {
		int places = LeakTracker.MOST_PLACES + 50;
		for (int i = 0; i < places; i++) {
			follow("method" + i);
		}
		awaitAll(places);
		assertThat(this.lines.all).hasSize(LeakTracker.LINES);
		for (int i = 0; i < places / LeakTracker.LINES; i++) {
			int before = this.lines.all.size();
			minutePasses();
			assertThat(this.lines.all.size() - before).isLessThanOrEqualTo(LeakTracker.LINES);
		}
		assertThat(this.lines.all).filteredOn((line) -> line.getThrown() != null)
			.hasSize(LeakTracker.MOST_PLACES + 1)
			.extracting(LogRecord::getMessage)
			.filteredOn((text) -> text.contains(" other places "))
			.hasSize(1);
		assertThat(this.lines.all.stream().mapToInt((line) -> Integer.parseInt(line.getMessage().split(" ")[0])).sum())
			.isEqualTo(places);
	}

	@Test
	void whatIsReleasedIsNotFollowedAnyMore() {
		Object lease = new Object();
		LeakTracker.Trace trace = this.tracker.follow(lease, new Throwable());
		assertThat(this.tracker.unreleased()).hasSize(1);
		trace.released();
		assertThat(this.tracker.unreleased()).isEmpty();
		Reference.reachabilityFence(lease);
	}

	private void lose(String method, int times) {
		long before = this.tracker.found();
		for (int i = 0; i < times; i++) {
			follow(method);
		}
		awaitAll(before + times);
	}

	/** As if a method of that name had asked the lender for it. */
	private void follow(String method) {
		Throwable acquisition = new Throwable();
		acquisition.setStackTrace(new StackTraceElement[] { acquisition.getStackTrace()[0],
				new StackTraceElement("User", method, "User.java", 1) });
		this.tracker.follow(new Object(), acquisition);
	}

	private void awaitAll(long leaks) {
		Collected.await(() -> this.tracker.found() == leaks);
	}

	private void minutePasses() {
		this.now += TimeUnit.MINUTES.toNanos(1);
		this.tracker.found();
	}

	private static final class Lines extends Handler {

		private final List<LogRecord> all = new ArrayList<>();

		@Override
		public void publish(LogRecord line) {
			this.all.add(line);
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}
