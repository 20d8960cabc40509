package io.zexus.pool.pressure;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/**
 * Tells when the garbage collector has collected the whole heap. This class is
 * thread-safe.
 * <p>
 * Full are: G1's and Parallel's and Serial's collections of the old generation, the major
 * cycles of ZGC, and all cycles of collectors that report just one kind (Shenandoah, ZGC
 * without generations). G1's mixed collections and concurrent marking are not.
 */
public final class FullCollections {

	// A collector's bean counts collections of one kind. These are the partial ones, and
	// the pauses that are part of a cycle which has a bean of its own.
	private static final Pattern PARTIAL = Pattern.compile("Young|Minor|Concurrent|Pauses|Copy|Scavenge");

	private final List<NotificationEmitter> collectors;

	/**
	 * Creates the full collections of this JVM.
	 */
	public FullCollections() {
		this(ManagementFactory.getGarbageCollectorMXBeans());
	}

	/**
	 * Creates the full collections by those of the given collectors that do them.
	 * @param collectors collectors of any kind
	 */
	public FullCollections(Collection<GarbageCollectorMXBean> collectors) {
		this.collectors = collectors.stream()
			.filter((collector) -> !PARTIAL.matcher(collector.getName()).find())
			.filter(NotificationEmitter.class::isInstance)
			.map(NotificationEmitter.class::cast)
			.toList();
	}

	/**
	 * Calls back after each full collection, until the subscription is closed.
	 * @param callback called on a thread of the JVM, where it must not stay long
	 * @return the subscription
	 */
	public Subscription subscribe(Runnable callback) {
		NotificationListener listener = (notification, handback) -> callback.run();
		this.collectors.forEach((collector) -> collector.addNotificationListener(listener, null, null));
		return () -> this.collectors.forEach((collector) -> remove(collector, listener));
	}

	private static void remove(NotificationEmitter collector, NotificationListener listener) {
		try {
			collector.removeNotificationListener(listener);
		}
		catch (ListenerNotFoundException ex) {
			// closed before
		}
	}

	/** A callback that is being called. */
	@FunctionalInterface
	public interface Subscription extends AutoCloseable {

		/**
		 * Ends the calls. Closing twice is harmless.
		 */
		@Override
		void close();

	}

}
