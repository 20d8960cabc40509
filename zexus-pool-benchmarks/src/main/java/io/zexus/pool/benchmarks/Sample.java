package io.zexus.pool.benchmarks;

import org.openjdk.jmh.results.IterationResult;

/**
 * What a call costs: the smallest of several measurements, since noise only adds.
 *
 * @param cpu processor time of the calling threads, in nanoseconds
 * @param wall time on the wall of one thread, in nanoseconds
 * @param process processor time of the whole process, in nanoseconds
 * @param bytes bytes allocated by the calling threads
 */
record Sample(double cpu, double wall, double process, double bytes) {

	static Sample of(IterationResult iteration) {
		return new Sample(iteration.getSecondaryResults().get(WorkerProfiler.CPU).getScore(),
				iteration.getPrimaryResult().getScore(),
				iteration.getSecondaryResults().get(WorkerProfiler.PROCESS).getScore(),
				iteration.getSecondaryResults().get(WorkerProfiler.BYTES).getScore());
	}

	Sample min(Sample other) {
		return new Sample(Math.min(this.cpu, other.cpu), Math.min(this.wall, other.wall),
				Math.min(this.process, other.process), Math.min(this.bytes, other.bytes));
	}

}
