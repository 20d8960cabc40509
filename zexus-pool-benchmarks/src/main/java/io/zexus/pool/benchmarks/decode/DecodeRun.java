package io.zexus.pool.benchmarks.decode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * Measures one variant in a JVM of its own: {@code LINE VARIANT SHAPE FILE KEPT MILLIS}.
 * Prints bytes of live heap with one document, bytes allocated per document, and CPU
 * nanoseconds of the process per document, while the last {@code KEPT} documents are
 * kept.
 */
public final class DecodeRun {

	private static final int WARM_UP = 3;

	private static final int ROUNDS = 3;

	private final byte[] document;

	private final Decoder decoder;

	private DecodeRun(Decoder decoder, byte[] document) {
		this.decoder = decoder;
		this.document = document;
	}

	/** Measures. */
	public static void main(String[] args) throws Exception {
		boolean jackson2 = args[0].equals("2");
		Variant variant = Variant.valueOf(args[1]);
		Shape shape = Shape.valueOf(args[2]);
		byte[] document = Files.readAllBytes(Path.of(args[3]));
		warmUp(jackson2, variant, shape, document);
		long before = liveHeap();
		DecodeRun run = new DecodeRun(decoder(jackson2, variant, shape), document);
		long live = run.live() - before;
		long allocated = run.allocated();
		long cpu = run.cpu(Integer.parseInt(args[4]), Long.parseLong(args[5]));
		System.out.printf(Locale.ROOT, "%d %d %d%n", live, allocated, cpu);
	}

	private static Decoder decoder(boolean jackson2, Variant variant, Shape shape) {
		return jackson2 ? new Jackson2(variant, shape) : new Jackson3(variant, shape);
	}

	private static void warmUp(boolean jackson2, Variant variant, Shape shape, byte[] document) throws IOException {
		Decoder decoder = decoder(jackson2, variant, shape);
		for (int i = 0; i < WARM_UP; i++) {
			decoder.decode(document);
		}
	}

	private long live() throws Exception {
		Object kept = this.document;
		for (int i = 0; i < WARM_UP; i++) {
			kept = this.decoder.decode(this.document);
		}
		long live = liveHeap();
		java.lang.ref.Reference.reachabilityFence(kept);
		return live;
	}

	private long allocated() throws IOException {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long thread = Thread.currentThread().getId();
		long before = threads.getThreadAllocatedBytes(thread);
		for (int i = 0; i < WARM_UP; i++) {
			this.decoder.decode(this.document);
		}
		return (threads.getThreadAllocatedBytes(thread) - before) / WARM_UP;
	}

	/**
	 * A service that keeps the last results: the collector has them to copy. Warm-up and
	 * measurement last as long as the process has used the CPU, not the clock.
	 */
	private long cpu(int kept, long millis) throws IOException {
		Object[] last = new Object[kept];
		decode(last, millis);
		long best = Long.MAX_VALUE;
		for (int round = 0; round < ROUNDS; round++) {
			best = Math.min(best, decode(last, millis / ROUNDS));
		}
		java.lang.ref.Reference.reachabilityFence(last);
		return best;
	}

	private long decode(Object[] last, long millis) throws IOException {
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		long start = system.getProcessCpuTime();
		long used = 0;
		int documents = 0;
		while (used < millis * 1_000_000 || documents < 2 * last.length) {
			last[documents++ % last.length] = this.decoder.decode(this.document);
			used = system.getProcessCpuTime() - start;
		}
		return used / documents;
	}

	/** The deduplication of the JVM works beside and after the collections. */
	private static long liveHeap() throws InterruptedException {
		long least = Long.MAX_VALUE;
		for (int unchanged = 0; unchanged < 4; unchanged++) {
			System.gc();
			Thread.sleep(50);
			long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
			if (used < least - 1024) {
				unchanged = 0;
				least = used;
			}
		}
		return least;
	}

}
