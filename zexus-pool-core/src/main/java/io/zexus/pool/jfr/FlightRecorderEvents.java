package io.zexus.pool.jfr;

import java.util.List;
import java.util.function.Consumer;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import org.jspecify.annotations.Nullable;

import io.zexus.pool.ClearCause;
import io.zexus.pool.ClearListener;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pool;
import io.zexus.pool.PoolStats;
import io.zexus.pool.learning.Decision;
import io.zexus.pool.learning.Governor;

/**
 * Tells JDK Flight Recorder of what the pools of a manager do, until this is closed:
 * {@code io.zexus.pool.Clear}, {@code Relief}, {@code Resize}, {@code Decision}, and
 * {@code Statistics} from time to time. None of these events is recorded unless a
 * recording enables it.
 * <p>
 * This class is thread-safe. Pool operations do no more work for it; nothing is
 * registered with Flight Recorder before that is in use.
 */
public final class FlightRecorderEvents implements AutoCloseable {

	private static final List<Class<? extends Event>> TYPES = List.of(ClearEvent.class, ReliefEvent.class,
			ResizeEvent.class, DecisionEvent.class, StatisticsEvent.class);

	private final MemoryPoolManager manager;

	private final @Nullable Governor governor;

	private final ClearListener clearings = new Clearings();

	private final Consumer<Decision> decisions = FlightRecorderEvents::recordDecision;

	private final Runnable statistics = this::recordStatistics;

	private final FlightRecorderListener recorder = new FlightRecorderListener() {

		@Override
		public void recorderInitialized(FlightRecorder recorder) {
			TYPES.forEach(FlightRecorder::register);
			FlightRecorder.addPeriodicEvent(StatisticsEvent.class, FlightRecorderEvents.this.statistics);
		}

	};

	/**
	 * Starts to tell of clearings, resizings and statistics.
	 * @param manager the manager of the pools
	 */
	public FlightRecorderEvents(MemoryPoolManager manager) {
		this(manager, null);
	}

	/**
	 * Starts to tell of these, and of what is decided about decoded properties.
	 * @param manager the manager of the pools
	 * @param governor what decides, {@code null} for nothing
	 */
	public FlightRecorderEvents(MemoryPoolManager manager, @Nullable Governor governor) {
		this.manager = manager;
		this.governor = governor;
		manager.addClearListener(this.clearings);
		if (governor != null) {
			governor.addDecisionListener(this.decisions);
		}
		FlightRecorder.addListener(this.recorder);
	}

	private void recordStatistics() {
		this.manager.pools().forEach(this::recordStatistics);
	}

	private void recordStatistics(String name, Pool pool) {
		PoolStats stats = pool.stats();
		StatisticsEvent event = new StatisticsEvent();
		event.pool = name;
		event.enabled = this.manager.isPoolEnabled(name);
		event.hits = stats.hits();
		event.misses = stats.misses();
		event.allocations = stats.allocations();
		event.releases = stats.releases();
		event.evictions = stats.evictions();
		event.size = stats.poolSize();
		event.capacity = stats.capacity();
		event.savedBytes = stats.savedBytes();
		event.commit();
	}

	private static void recordDecision(Decision decision) {
		DecisionEvent event = new DecisionEvent();
		event.property = decision.property();
		event.pooled = decision.pooled();
		event.repeats = decision.repeats();
		event.distinct = decision.distinctEstimate();
		event.commit();
	}

	/**
	 * Tells no more. Closing twice is harmless.
	 */
	@Override
	public void close() {
		FlightRecorder.removeListener(this.recorder);
		if (FlightRecorder.isInitialized()) {
			FlightRecorder.removePeriodicEvent(this.statistics);
		}
		this.manager.removeClearListener(this.clearings);
		if (this.governor != null) {
			this.governor.removeDecisionListener(this.decisions);
		}
	}

	/** Apart, so that what it is told is no part of the API. */
	private static final class Clearings implements ClearListener {

		@Override
		public void onClear(String pool, ClearCause cause) {
			ClearEvent event = new ClearEvent();
			event.pool = pool;
			event.cause = cause.name();
			event.commit();
		}

		@Override
		public void onRelief(String pool, ClearCause cause, long letGo) {
			ReliefEvent event = new ReliefEvent();
			event.pool = pool;
			event.cause = cause.name();
			event.letGo = letGo;
			event.commit();
		}

		@Override
		public void onResize(String pool, int from, int to) {
			ResizeEvent event = new ResizeEvent();
			event.pool = pool;
			event.from = from;
			event.to = to;
			event.commit();
		}

	}

}
