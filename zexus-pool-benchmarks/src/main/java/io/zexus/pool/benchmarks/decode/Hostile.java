package io.zexus.pool.benchmarks.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.zexus.pool.benchmarks.Median;

/** Compares what hostile documents cost with what others of as many values cost. */
final class Hostile {

	private static final List<Variant> VARIANTS = List.of(Variant.PLAIN, Variant.AUTO, Variant.ALL);

	private final String line;

	private final int jvms;

	private final int rounds;

	private final long turn;

	private Hostile(String line, int jvms, int rounds, long turn) {
		this.line = line;
		this.jvms = jvms;
		this.rounds = rounds;
		this.turn = turn;
	}

	/**
	 * Prints CPU of the process per value: hostile to benign, of each variant, and each
	 * variant to plain, of the same document.
	 */
	static void print(String line, int jvms, int rounds, long turn) throws IOException {
		System.out.print("\n| CPU per value |");
		VARIANTS.forEach((variant) -> System.out.printf(" %s: hostile / benign |", variant.title));
		VARIANTS.stream()
			.skip(1)
			.forEach((variant) -> System.out.printf(" %s / plain: hostile | benign |", variant.title));
		System.out.println("\n|---|" + "--:|".repeat(3 * VARIANTS.size() - 2));
		Hostile hostile = new Hostile(line, jvms, rounds, turn);
		for (Shape shape : List.of(Shape.MAPS, Shape.TREE)) {
			hostile.print("100,000 distinct keys / ten keys", shape, Documents.ofKeys(true), Documents.ofKeys(false));
			hostile.print("32,768 strings of one hash code / of as many", shape, Documents.ofEqualHashes(true),
					Documents.ofEqualHashes(false));
		}
	}

	private void print(String title, Shape shape, Path hostile, Path benign) throws IOException {
		List<List<Double>> rows = new ArrayList<>();
		for (int jvm = 0; jvm < this.jvms; jvm++) {
			rows.add(measure(shape, hostile, benign));
		}
		System.out.printf("| %s, as %s |", title, shape.name().toLowerCase(Locale.ROOT));
		for (int i = 0; i < rows.get(0).size(); i++) {
			int column = i;
			System.out.printf(Locale.ROOT, " %.2f |", Median.of(rows.stream().map((row) -> row.get(column)).toList()));
		}
		System.out.println();
	}

	/** Returns the figures of a row, from a JVM for each variant and document. */
	private List<Double> measure(Shape shape, Path hostile, Path benign) throws IOException {
		List<Contender> contenders = new ArrayList<>();
		try {
			for (Variant variant : VARIANTS) {
				contenders.add(start(variant, shape, benign));
				contenders.add(start(variant, shape, hostile));
			}
			Contender.takeTurns(contenders, this.rounds, this.turn);
			List<Double> row = new ArrayList<>();
			for (int i = 0; i < contenders.size(); i += 2) {
				row.add(contenders.get(i + 1).cpuTo(contenders.get(i)));
			}
			for (int i = 2; i < contenders.size(); i += 2) {
				row.add(contenders.get(i + 1).cpuTo(contenders.get(1)));
				row.add(contenders.get(i).cpuTo(contenders.get(0)));
			}
			return row;
		}
		finally {
			for (Contender contender : contenders) {
				contender.close();
			}
		}
	}

	private Contender start(Variant variant, Shape shape, Path document) throws IOException {
		return new Contender(variant.title, List.of("-XX:+UseG1GC", "-Xmx256m"),
				List.of(this.line, variant.name(), shape.name(), document.toString(), "2"));
	}

}
