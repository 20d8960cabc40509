package io.zexus.pool.benchmarks.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.ThreadMXBean;

/**
 * Decodes one document in one way, in a JVM of its own:
 * {@code LINE VARIANT SHAPE FILE KEPT}. Prints bytes of live heap with one decoded
 * document and bytes allocated per document. Then, for each number read, decodes as often
 * while the last {@code KEPT} results are kept, as a service would, and prints the
 * nanoseconds of CPU that the process and the decoding thread used.
 */
public final class DecodeRun {

	private static final int WARM_UP = 3;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final byte[] document;

	private final Decoder decoder;

	private final Object[] last;

	private int decoded;

	private DecodeRun(Decoder decoder, byte[] document, int kept) {
		this.decoder = decoder;
		this.document = document;
		this.last = new Object[kept];
	}

	/** Measures. */
	public static void main(String[] args) throws Exception {
		boolean jackson2 = args[0].equals("2");
		Variant variant = Variant.valueOf(args[1]);
		Shape shape = Shape.valueOf(args[2]);
		byte[] document = Files.readAllBytes(Path.of(args[3]));
		warmUp(jackson2, variant, shape, document);
		long before = liveHeap();
		DecodeRun run = new DecodeRun(decoder(jackson2, variant, shape), document, Integer.parseInt(args[4]));
		long live = run.live() - before;
		System.out.println(live + " " + run.allocated());
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			System.out.println(run.cpu(Integer.parseInt(line)));
		}
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
		long thread = Thread.currentThread().getId();
		long before = this.threads.getThreadAllocatedBytes(thread);
		for (int i = 0; i < WARM_UP; i++) {
			this.decoder.decode(this.document);
		}
		return (this.threads.getThreadAllocatedBytes(thread) - before) / WARM_UP;
	}

	private String cpu(int documents) throws IOException {
		long process = ProcessCpu.nanos();
		long thread = this.threads.getCurrentThreadCpuTime();
		for (int i = 0; i < documents; i++) {
			this.last[this.decoded++ % this.last.length] = this.decoder.decode(this.document);
		}
		thread = this.threads.getCurrentThreadCpuTime() - thread;
		process = ProcessCpu.nanos() - process;
		return process + " " + thread;
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
