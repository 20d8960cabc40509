package io.zexus.pool.benchmarks.decode;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

/**
 * CPU that this process has used. On Linux the sum over its threads, as the MXBean counts
 * in steps of ten milliseconds there; what the system says of a thread is exact unless it
 * is running, so the calling one is asked for its own.
 */
final class ProcessCpu {

	private static final File THREADS = new File("/proc/self/task");

	private ProcessCpu() {
	}

	static long nanos() throws IOException {
		String[] threads = THREADS.list();
		if (threads == null) {
			return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
		}
		String self = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString();
		long sum = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		for (String thread : threads) {
			Path statistics = THREADS.toPath().resolve(thread).resolve("schedstat");
			if (!thread.equals(self) && Files.exists(statistics)) {
				String line = Files.readString(statistics);
				sum += Long.parseLong(line.substring(0, line.indexOf(' ')));
			}
		}
		return sum;
	}

}
