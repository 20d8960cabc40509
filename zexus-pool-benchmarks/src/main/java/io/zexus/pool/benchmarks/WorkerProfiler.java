package io.zexus.pool.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures, for each call, the processor time of the threads that call, that of the whole
 * process, and the bytes that the threads allocate. On a shared machine these mean more
 * than the time on the wall.
 */
public final class WorkerProfiler implements InternalProfiler {

	static final String CPU = "cpu";

	static final String PROCESS = "process";

	static final String BYTES = "bytes";

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private long cpu;

	private long process;

	private long bytes;

	@Override
	public String getDescription() {
		return "Processor time and allocation per call";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		long[] workers = workers();
		this.bytes = allocated(workers);
		this.process = SYSTEM.getProcessCpuTime();
		this.cpu = cpu(workers);
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
			IterationResult result) {
		long[] workers = workers();
		double cpu = cpu(workers) - this.cpu;
		double process = SYSTEM.getProcessCpuTime() - this.process;
		double bytes = allocated(workers) - this.bytes;
		long calls = result.getMetadata().getAllOps();
		return List.of(new ScalarResult(CPU, cpu / calls, "ns/op", AggregationPolicy.AVG),
				new ScalarResult(PROCESS, process / calls, "ns/op", AggregationPolicy.AVG),
				new ScalarResult(BYTES, bytes / calls, "B/op", AggregationPolicy.AVG));
	}

	private static long[] workers() {
		return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
			.filter(Objects::nonNull)
			.filter((thread) -> thread.getThreadName().contains("jmh-worker"))
			.mapToLong(ThreadInfo::getThreadId)
			.toArray();
	}

	private static long cpu(long[] threads) {
		return Arrays.stream(THREADS.getThreadCpuTime(threads)).sum();
	}

	private static long allocated(long[] threads) {
		return Arrays.stream(THREADS.getThreadAllocatedBytes(threads)).sum();
	}

}
