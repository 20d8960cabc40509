package io.zexus.pool.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.zexus.pool.ListPool;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.ObjectPool;

/**
 * A pool that lends, and what it had lent when a test began.
 *
 * @param pool its name
 * @param outstanding tells how many leases are not released
 * @param unreleased tells where those that are followed were acquired
 * @param before leases not released when the test began
 * @param known the stacks of those
 */
record Lender(String pool, LongSupplier outstanding, Supplier<List<Throwable>> unreleased, long before,
		Set<Throwable> known) {

	private static final long PAUSE = Duration.ofMillis(5).toNanos();

	/** Returns the pools of a manager that lend, as they are now. */
	static List<Lender> of(MemoryPoolManager manager) {
		return ofNew(manager).stream().map(Lender::now).toList();
	}

	/** Returns the pools of a manager that lend, as they were when it was made. */
	static List<Lender> ofNew(MemoryPoolManager manager) {
		List<Lender> lenders = new ArrayList<>();
		manager.pools().forEach((name, pool) -> {
			if (pool instanceof ListPool lists) {
				lenders.add(new Lender(name, lists::outstanding, lists::unreleased, 0, Set.of()));
			}
			else if (pool instanceof ObjectPool<?> objects) {
				lenders.add(new Lender(name, () -> unreleased(objects), objects::unreleased, 0, Set.of()));
			}
		});
		return lenders;
	}

	/** What the collector found was not released either, and is one or the other. */
	private static long unreleased(ObjectPool<?> objects) {
		long lost;
		long outstanding;
		do {
			lost = objects.lost();
			outstanding = objects.outstanding();
		}
		while (lost != objects.lost());
		return outstanding + lost;
	}

	private Lender now() {
		return new Lender(this.pool, this.outstanding, this.unreleased, this.outstanding.getAsLong(),
				Set.copyOf(this.unreleased.get()));
	}

	/** Fails when more is out than before, and does not come back within some time. */
	static void requireReleased(List<Lender> lenders, Duration patience) {
		long start = System.nanoTime();
		List<Lender> open = losing(lenders);
		while (!open.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
			LockSupport.parkNanos(PAUSE);
			open = losing(lenders);
		}
		if (!open.isEmpty()) {
			throw failure(open);
		}
	}

	private static List<Lender> losing(List<Lender> lenders) {
		return lenders.stream().filter((lender) -> lender.lost() > 0).toList();
	}

	private long lost() {
		return this.outstanding.getAsLong() - this.before;
	}

	private static AssertionError failure(List<Lender> lenders) {
		String losses = lenders.stream()
			.map((lender) -> "%d of pool '%s'".formatted(lender.lost(), lender.pool))
			.collect(Collectors.joining(", "));
		List<Throwable> stacks = lenders.stream()
			.flatMap((lender) -> lender.unreleased.get().stream().filter((stack) -> !lender.known.contains(stack)))
			.toList();
		AssertionError failure = new AssertionError("Acquired and not released by this test: " + losses
				+ ". Close or release them; "
				+ (stacks.isEmpty()
						? "with zexus.pool.leak-detection=all, the suppressed exceptions tell where each came from."
						: "the suppressed exceptions tell where each came from."));
		stacks.forEach(failure::addSuppressed);
		return failure;
	}

}
