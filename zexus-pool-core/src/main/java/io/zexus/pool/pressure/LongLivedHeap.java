package io.zexus.pool.pressure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Collection;
import java.util.List;

/**
 * The memory pools of a JVM that hold its long-lived objects: the old generation, or the
 * whole heap of a collector without generations.
 * <p>
 * {@link #usage()} is what they held <em>after</em> they were last collected. What they
 * hold at another moment includes garbage, and says little about how short memory is.
 * This class is thread-safe.
 */
public final class LongLivedHeap {

	private final List<MemoryPoolMXBean> pools;

	/**
	 * Creates the long-lived heap of this JVM.
	 */
	public LongLivedHeap() {
		this(ManagementFactory.getMemoryPoolMXBeans());
	}

	/**
	 * Creates a long-lived heap from those of the given memory pools that belong to it.
	 * @param pools memory pools of any kind
	 */
	public LongLivedHeap(Collection<MemoryPoolMXBean> pools) {
		this.pools = pools.stream().filter(LongLivedHeap::isLongLived).toList();
	}

	// A JVM offers no usage threshold for pools that fill up between any two collections
	// (eden, survivors, ZGC's young generation): the rest is long-lived. Generational
	// Shenandoah offers one for its young generation, too.
	private static boolean isLongLived(MemoryPoolMXBean pool) {
		return pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()
				&& !pool.getName().contains("Young");
	}

	/**
	 * Returns what was in use after the last collection.
	 * @return the sum over the pools; nothing used before the first collection, and no
	 * limit when a pool has none or there are no pools
	 */
	public HeapUsage usage() {
		long used = 0;
		long max = 0;
		boolean limited = true;
		for (MemoryPoolMXBean pool : this.pools) {
			MemoryUsage usage = pool.getCollectionUsage();
			if (usage != null) {
				used += usage.getUsed();
				max += usage.getMax();
				limited &= usage.getMax() > 0;
			}
		}
		return new HeapUsage(used, limited ? max : 0);
	}

}
