package io.zexus.pool.benchmarks;

import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Prints what was measured, in Markdown. */
final class Report {

	private final PrintStream out;

	Report(PrintStream out) {
		this.out = out;
	}

	/** Prints what the figures depend on. */
	void environment(String command) {
		List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
		this.out.printf("Command `%s`, %s %s, flags %s, collector %s, %d processors%n%n", command,
				System.getProperty("java.vm.name"), Runtime.version(), flags.isEmpty() ? "none" : flags,
				ManagementFactory.getGarbageCollectorMXBeans()
					.stream()
					.map(GarbageCollectorMXBean::getName)
					.collect(Collectors.joining(" + ")),
				Runtime.getRuntime().availableProcessors());
	}

	void costs(Measurements measurements) {
		this.out.println("Nanoseconds and bytes per call, smallest of the iterations: processor time of the calling "
				+ "threads, time on the wall, processor time of the whole VM, bytes allocated.");
		measurements.tables().forEach((table) -> {
			this.out.printf("%n| %s | CPU | wall | VM CPU | bytes |%n|---|--:|--:|--:|--:|%n", table);
			measurements.samples().forEach((measured, sample) -> {
				if (measured.table().equals(table)) {
					this.out.printf("| %s | %.1f | %.1f | %.1f | %.1f |%n", measured.peer(), sample.cpu(),
							sample.wall(), sample.process(), sample.bytes());
				}
			});
		});
		this.out.println();
	}

	/** Prints which peers cost less processor time than the pools. */
	void cheaper(Measurements measurements) {
		this.out.println("Where something else costs less processor time:\n");
		measurements.samples().forEach((ours, sample) -> {
			if (ours.peer().startsWith("Zexus")) {
				String peers = measurements.samples()
					.entrySet()
					.stream()
					.filter((entry) -> entry.getKey().table().equals(ours.table()))
					.filter((entry) -> !entry.getKey().peer().startsWith("Zexus"))
					.filter((entry) -> entry.getValue().cpu() < sample.cpu())
					.map((entry) -> String.format("%s %.1f ns and %.0f B", entry.getKey().peer(),
							entry.getValue().cpu(), entry.getValue().bytes()))
					.collect(Collectors.joining(", "));
				if (!peers.isEmpty()) {
					this.out.printf("- %s: %s; %s %.1f ns and %.0f B%n", ours.table(), peers, ours.peer(), sample.cpu(),
							sample.bytes());
				}
			}
		});
		this.out.println();
	}

	void footprints(Map<Integer, Map<StringPeer, Double>> footprints) {
		Map<StringPeer, String> rows = new LinkedHashMap<>();
		this.out.print("| bytes per entry, strings not counted |");
		footprints.forEach((entries, peers) -> {
			this.out.printf(" %,d entries |", entries);
			peers.forEach((peer, bytes) -> rows.merge(peer, String.format(" %.1f |", bytes), String::concat));
		});
		this.out.printf("%n|---|%s%n", "--:|".repeat(footprints.size()));
		rows.forEach((peer, cells) -> this.out.printf("| %s |%s%n", peer.label(), cells));
		this.out.println();
	}

	void hitRatios(List<HitRatios.Row> rows) {
		this.out.println("| hit ratio in % | capacity | LRU | Caffeine | Zexus | Caffeine - LRU | Zexus - LRU |");
		this.out.println("|---|--:|--:|--:|--:|--:|--:|");
		for (HitRatios.Row row : rows) {
			this.out.printf("| %s | %,d | %.2f | %.2f | %.2f | %+.2f | %+.2f |%n", row.stream(), row.capacity(),
					row.lru(), row.caffeine(), row.pool(), row.caffeineGain(), row.gain());
		}
		this.out.printf("| mean | | %.2f | %.2f | %.2f | %+.2f | %+.2f |%n", mean(rows, HitRatios.Row::lru),
				mean(rows, HitRatios.Row::caffeine), mean(rows, HitRatios.Row::pool),
				mean(rows, HitRatios.Row::caffeineGain), mean(rows, HitRatios.Row::gain));
		HitRatios.Row worst = worst(rows);
		this.out.printf("%nWorst pair against LRU: %s at %,d, %+.2f points (Caffeine's worst: %+.2f)%n%n",
				worst.stream(), worst.capacity(), worst.gain(),
				rows.stream().mapToDouble(HitRatios.Row::caffeineGain).min().orElseThrow());
	}

	static double mean(List<HitRatios.Row> rows, ToDoubleFunction<HitRatios.Row> column) {
		return rows.stream().mapToDouble(column).average().orElseThrow();
	}

	static HitRatios.Row worst(List<HitRatios.Row> rows) {
		return rows.stream().min(Comparator.comparingDouble(HitRatios.Row::gain)).orElseThrow();
	}

	void targets(List<Target> targets, Measurements measurements) {
		this.out.println("| figure | measured | reach | then beat |\n|---|--:|---|---|");
		targets.forEach((target) -> this.out.println(target.row(measurements)));
		this.out.println();
	}

	/** Embeds a chart, by the name of the file that it was written to. */
	void chart(Path file) {
		this.out.printf("Written to the working directory, `%s`:%n%n![What a look-up costs](%s)%n", file, file);
	}

}
