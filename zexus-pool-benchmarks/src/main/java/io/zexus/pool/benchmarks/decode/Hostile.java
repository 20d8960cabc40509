package io.zexus.pool.benchmarks.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.zexus.pool.benchmarks.Median;

/** Compares what hostile documents cost with what others of as many values cost. */
final class Hostile {

	private static final List<Variant> VARIANTS = List.of(Variant.PLAIN, Variant.AUTO, Variant.ALL);

	/** JVMs for each figure, which is their median: they compile by chance. */
	private static final int JVMS = 5;

	private final String line;

	private final int rounds;

	private Hostile(String line, int rounds) {
		this.line = line;
		this.rounds = rounds;
	}

	/**
	 * Prints CPU of the decoding thread per value: hostile to benign, of each variant,
	 * and each variant to plain, of the same document.
	 */
	static void print(String line, int rounds) throws IOException {
		System.out.print("\n| CPU per value |");
		VARIANTS.forEach((variant) -> System.out.printf(" %s: hostile / benign |", variant.title));
		VARIANTS.stream()
			.skip(1)
			.forEach((variant) -> System.out.printf(" %s / plain: hostile | benign |", variant.title));
		System.out.println("\n|---|" + "--:|".repeat(3 * VARIANTS.size() - 2));
		Hostile hostile = new Hostile(line, rounds);
		for (Shape shape : List.of(Shape.MAPS, Shape.TREE)) {
			hostile.print("100,000 distinct keys / ten keys", shape, Documents.ofKeys(true), Documents.ofKeys(false));
			hostile.print("32,768 strings of one hash code / of as many", shape, Documents.ofEqualHashes(true),
					Documents.ofEqualHashes(false));
		}
	}

	private void print(String title, Shape shape, Path hostile, Path benign) throws IOException {
		List<List<Double>> columns = Stream.generate(() -> (List<Double>) new ArrayList<Double>())
			.limit(3 * VARIANTS.size() - 2)
			.toList();
		for (int jvm = 0; jvm < JVMS; jvm++) {
			List<Double> row = measure(shape, hostile, benign);
			for (int i = 0; i < row.size(); i++) {
				columns.get(i).add(row.get(i));
			}
		}
		System.out.printf("| %s, as %s |", title, shape.name().toLowerCase(Locale.ROOT));
		columns.forEach((column) -> System.out.printf(Locale.ROOT, " %.2f |", Median.of(column)));
		System.out.println();
	}

	/** Returns the figures of a row, as one JVM has them. */
	private List<Double> measure(Shape shape, Path hostile, Path benign) throws IOException {
		List<String> sides = VARIANTS.stream()
			.flatMap((variant) -> Stream.of(variant.name(), hostile.toString(), variant.name(), benign.toString()))
			.toList();
		double[] cpu = Alternating.run(this.line, shape, this.rounds, sides)
			.stream()
			.mapToDouble((side) -> Double.parseDouble(side[0]))
			.toArray();
		List<Double> row = new ArrayList<>();
		for (int i = 0; i < cpu.length; i += 2) {
			row.add(cpu[i] / cpu[i + 1]);
		}
		for (int i = 2; i < cpu.length; i += 2) {
			row.add(cpu[i] / cpu[0]);
			row.add(cpu[i + 1] / cpu[1]);
		}
		return row;
	}

}
