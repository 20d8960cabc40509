package io.zexus.pool.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import io.zexus.pool.SizeForecast;
import io.zexus.pool.StringPool;

/**
 * What a pool predicts of other capacities beside what real pools of these capacities do,
 * and what the prediction costs.
 */
final class Sizing {

	private static final int[] CAPACITIES = { 100, 250, 500, 1000, 2000, 5000 };

	/** Calls between two looks at what was sampled, where the thread is simulated. */
	private static final int LOOK = 500;

	private static final int ROUNDS = 21;

	private final PrintStream out;

	Sizing(PrintStream out) {
		this.out = out;
	}

	/** Prints both tables. */
	void print(Path traces) throws IOException, InterruptedException {
		Map<String, List<String>> streams = new LinkedHashMap<>(HitRatios.streams());
		if (traces != null) {
			streams.putAll(HitRatios.read(traces));
		}
		errors(streams);
		overhead();
	}

	private void errors(Map<String, List<String>> streams) {
		this.out.println("\n| stream, capacity | hit rate | predicted at 1/4, 1/2, 2, 4, 8 of it (real) | largest error"
				+ " | after a tenth |\n|---|--:|---|--:|--:|");
		List<Double> errors = new ArrayList<>();
		List<Double> errorsEarly = new ArrayList<>();
		streams.forEach((name, keys) -> {
			for (int capacity : CAPACITIES) {
				row(name, keys, capacity, errors, errorsEarly);
			}
		});
		this.out.printf(
				"%nMean error %.2f points, %d of %d above 3; after a tenth of the stream %.2f, %d of %d above 5.%n",
				mean(errors), above(errors, 3), errors.size(), mean(errorsEarly), above(errorsEarly, 5),
				errorsEarly.size());
	}

	private void row(String name, List<String> keys, int capacity, List<Double> errors, List<Double> errorsEarly) {
		StringPool pool = new StringPool(capacity);
		pool.observe();
		List<Double> early = List.of();
		for (int i = 0; i < keys.size(); i++) {
			pool.get(keys.get(i));
			if (i % LOOK == 0) {
				pool.observe();
			}
			if (i == keys.size() / 10) {
				pool.observe();
				early = differences(pool, keys.subList(0, i + 1), new StringBuilder());
			}
		}
		pool.observe();
		StringBuilder cells = new StringBuilder();
		List<Double> differences = differences(pool, keys, cells);
		errors.addAll(differences);
		errorsEarly.addAll(early);
		this.out.printf("| %s, %,d | %.1f | %s | %s | %s |%n", name, capacity, pool.stats().hitRate(),
				cells.isEmpty() ? "too little evidence" : cells, largest(differences), largest(early));
	}

	/** Returns how far each prediction is from what a pool of that capacity does. */
	private static List<Double> differences(StringPool pool, List<String> keys, StringBuilder cells) {
		List<Double> differences = new ArrayList<>();
		for (SizeForecast forecast : pool.forecasts()) {
			if (forecast.capacity() != pool.capacity()) {
				StringPool real = new StringPool(forecast.capacity());
				keys.forEach(real::get);
				double hitRate = real.stats().hitRate();
				differences.add(Math.abs(forecast.hitRate() - hitRate));
				cells.append(
						String.format(cells.isEmpty() ? "%.1f (%.1f)" : ", %.1f (%.1f)", forecast.hitRate(), hitRate));
			}
		}
		return differences;
	}

	private static String largest(List<Double> errors) {
		return errors.isEmpty() ? ""
				: String.format("%.1f", errors.stream().mapToDouble(Double::doubleValue).max().orElse(0));
	}

	private static double mean(List<Double> errors) {
		return errors.stream().mapToDouble(Double::doubleValue).average().orElse(0);
	}

	private static long above(List<Double> errors, double limit) {
		return errors.stream().filter((error) -> error > limit).count();
	}

	/**
	 * Hits of 500 strings by one thread, with a thread that looks ten times a second at
	 * what was sampled and without: CPU of the whole process, by turns.
	 */
	private void overhead() throws InterruptedException {
		StringPool plain = new StringPool(1000);
		StringPool observed = new StringPool(1000);
		String[] keys = new String[500];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = "some value " + i;
		}
		observed.observe();
		ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
		try {
			thread.scheduleAtFixedRate(observed::observe, 100, 100, TimeUnit.MILLISECONDS);
			List<Double> ratios = new ArrayList<>();
			for (int round = 0; round < ROUNDS + 4; round++) {
				double without = cpu(plain, keys);
				double with = cpu(observed, keys);
				if (round >= 4) {
					ratios.add(with / without);
				}
			}
			ratios.sort(null);
			this.out.printf(
					"%nHits of 500 strings, CPU of the process with observation / without: %.3f (%.3f to %.3f)%n",
					ratios.get(ROUNDS / 2), ratios.get(ROUNDS / 4), ratios.get(ROUNDS * 3 / 4));
		}
		finally {
			thread.shutdown();
		}
	}

	/** Returns nanoseconds of a hit, from half a second of them. */
	private static double cpu(StringPool pool, String[] keys) {
		OperatingSystemMXBean system = (OperatingSystemMXBean) java.lang.management.ManagementFactory
			.getOperatingSystemMXBean();
		long until = System.nanoTime() + 500_000_000;
		long start = system.getProcessCpuTime();
		long calls = 0;
		while (System.nanoTime() < until) {
			for (int i = 0; i < 10_000; i++) {
				pool.get(keys[(int) ((calls + i) * 7 % keys.length)]);
			}
			calls += 10_000;
		}
		return (double) (system.getProcessCpuTime() - start) / calls;
	}

}
