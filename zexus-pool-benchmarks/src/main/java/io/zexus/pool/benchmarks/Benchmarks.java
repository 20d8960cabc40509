package io.zexus.pool.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.zexus.pool.benchmarks.Measurements.Effort;
import io.zexus.pool.benchmarks.decode.DecodeProof;
import org.openjdk.jmh.runner.RunnerException;

/** The command line. */
public final class Benchmarks {

	private static final String USAGE = """
			Usage: java [VM flags] -jar benchmarks.jar COMMAND
			  quick [TRACES]    every peer side by side and the figures to reach, within 5 minutes;
			                    writes the chart, lookups.svg, to the working directory
			  full [TRACES]     the same, measured longer
			  figures [TRACES]  the figures to reach alone, in more rounds
			  hitratio [TRACES] hit ratios on the traces of a folder, or on generated streams
			  memory            bytes per entry
			  sizing [TRACES]   predictions of other capacities beside what they do, and their cost
			  decode ...        heap, allocation and CPU of pooled decoding
			TRACES is a folder of key traces, one key per line. VM flags hold for every measurement.""";

	/**
	 * Rounds for the figures alone: where strings lie in memory, and what the compiler
	 * makes of them by chance, moves each VM by a tenth, so it takes many for a median.
	 */
	private static final int ROUNDS = 11;

	private static final Path CHART = Path.of("lookups.svg");

	private final Report report = new Report(System.out);

	private Benchmarks() {
	}

	/** Runs a command. */
	public static void main(String[] args) throws Exception {
		Locale.setDefault(Locale.ROOT);
		Benchmarks benchmarks = new Benchmarks();
		String command = (args.length == 0) ? "" : args[0];
		List<String> options = List.of(args).subList(Math.min(1, args.length), args.length);
		if (command.equals("decode")) {
			DecodeProof.main(options.toArray(new String[0]));
			return;
		}
		Path traces = options.isEmpty() ? null : Path.of(options.get(0));
		benchmarks.report.environment(String.join(" ", args));
		switch (command) {
			case "quick" -> benchmarks.compare(traces, new Effort(1, 10, 3, 95), 1, 2);
			case "full" -> benchmarks.compare(traces, new Effort(1, 10, 10, 300), 2, 3);
			case "figures" -> benchmarks.figures(traces, new Effort(1, 10, 5, 100), ROUNDS);
			case "hitratio" -> benchmarks.hitRatios(traces);
			case "sizing" -> new Sizing(System.out).print(traces);
			case "memory" -> benchmarks.report.footprints(benchmarks.footprints());
			default -> {
				System.err.println(USAGE);
				System.exit(2);
			}
		}
	}

	/**
	 * Measures each case in a number of rounds, those that figures are computed from in
	 * more, prints everything and draws a chart.
	 */
	private void compare(Path traces, Effort effort, int rounds, int roundsOfTargets)
			throws RunnerException, IOException {
		List<Target> targets = new ArrayList<>(Target.ratios());
		List<Case> decisive = decisive(targets);
		Measurements measurements = new Measurements();
		for (int round = 0; round < roundsOfTargets; round++) {
			measurements.run((round < rounds) ? Plan.all() : decisive, effort);
		}
		this.report.costs(measurements);
		this.report.cheaper(measurements);
		reportTargets(traces, targets, measurements);
		Files.writeString(CHART, Chart.svg(measurements.samples()));
		this.report.chart(CHART);
	}

	/**
	 * Measures what figures are computed from; three times as often what differs most
	 * from VM to VM.
	 */
	private void figures(Path traces, Effort effort, int rounds) throws RunnerException, IOException {
		List<Target> targets = new ArrayList<>(Target.ratios());
		Measurements measurements = new Measurements();
		List<Case> decisive = decisive(targets);
		List<Case> outsideCaches = decisive.stream().filter(Case::hitsOutsideCaches).toList();
		for (int round = 0; round < rounds; round++) {
			measurements.run(decisive, effort);
			measurements.run(outsideCaches, effort);
			measurements.run(outsideCaches, effort);
		}
		reportTargets(traces, targets, measurements);
	}

	/** Adds what takes no time to measure, and prints all figures to reach. */
	private void reportTargets(Path traces, List<Target> targets, Measurements measurements) throws IOException {
		Map<Integer, Map<StringPeer, Double>> footprints = footprints();
		this.report.footprints(footprints);
		for (int entries : Footprints.ENTRIES) {
			targets.add(Target.known(String.format("bytes per entry at %,d", entries),
					footprints.get(entries).get(StringPeer.ZEXUS), true, 15, 12));
		}
		List<HitRatios.Row> rows = hitRatios(traces);
		if (traces != null) {
			targets.add(Target.known("mean hit ratio over the traces - LRU, points",
					Report.mean(rows, HitRatios.Row::gain), false, 3.5, 7.5));
			targets.add(Target.known("worst trace and capacity - LRU, points", Report.worst(rows).gain(), false, -1.5,
					-0.5));
		}
		this.report.targets(targets, measurements);
	}

	private static List<Case> decisive(List<Target> targets) {
		return targets.stream().flatMap((target) -> target.cases().stream()).distinct().toList();
	}

	private Map<Integer, Map<StringPeer, Double>> footprints() {
		Map<Integer, Map<StringPeer, Double>> footprints = new TreeMap<>();
		for (int entries : Footprints.ENTRIES) {
			footprints.put(entries, Footprints.measure(entries));
		}
		return footprints;
	}

	private List<HitRatios.Row> hitRatios(Path traces) throws IOException {
		List<HitRatios.Row> rows = (traces != null) ? HitRatios.traces(traces) : HitRatios.generated();
		this.report.hitRatios(rows);
		return rows;
	}

}
