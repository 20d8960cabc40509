package io.zexus.pool.benchmarks.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.benchmarks.Median;

/**
 * Decodes files in every way, each in a JVM of its own, and prints Markdown. The JVMs
 * take turns; CPU is the median, over all rounds, of the ratio to plain decoding in the
 * same round, so that what else the machine does, or how fast its clock is, weighs on
 * both. As JVMs compile by chance, each figure is the median of several sets of them.
 */
public final class DecodeProof {

	private static final String USAGE = """
			Usage: decode [--jackson2] [--no-dedup] [--only=VARIANT,...] [--jvms=N] [--rounds=N] [--millis=N] FILE...
			       decode --alternate [--jackson2] [--only=VARIANT,...] [--rounds=N] [--threads=N] FILE...   small differences
			       decode --saved [--jackson2] FILE...   bytes saved, as counted and as JOL finds them
			       decode --hostile [--jackson2]         CPU of documents made to be slow, to others of that size
			FILE is a JSON file, the birdstrikes.csv of the sample, "metadata" for the metadata of
			spring-boot-autoconfigure 3.5.16, "unique" for values that never repeat, "cities" for records half of whose
			columns repeat, or "deep" for 200,000 values at depth 900. Each variant has three JVMs,
			one after the other, and in each 7 turns of as many documents as plain decoding does in 1000 ms of CPU;
			or that many. Small differences of CPU are those of threads that decode at once, of one by default.""";

	/** Bytes that the results that a service keeps take without pools. */
	private static final long KEPT = 100_000_000;

	/** Bytes that a JVM takes for itself. */
	private static final long JVM = 4_000_000;

	private final String line;

	private final boolean dedup;

	private final boolean saved;

	private final boolean alternate;

	private final List<Variant> variants;

	private final int jvms;

	private final int rounds;

	private final int threads;

	private final long turn;

	private DecodeProof(List<String> options) {
		this.line = options.contains("--jackson2") ? "2" : "3";
		this.dedup = !options.contains("--no-dedup");
		this.saved = options.contains("--saved");
		this.alternate = options.contains("--alternate");
		this.jvms = Integer.parseInt(option(options, "--jvms=", "3"));
		this.rounds = Integer.parseInt(option(options, "--rounds=", "7"));
		this.threads = Integer.parseInt(option(options, "--threads=", "1"));
		this.turn = Long.parseLong(option(options, "--millis=", "1000")) * 1_000_000;
		String only = option(options, "--only=", "");
		this.variants = only.isEmpty() ? List.of(Variant.values())
				: Stream.of(("plain,hook," + only).toUpperCase(Locale.ROOT).split(","))
					.map(Variant::valueOf)
					.distinct()
					.toList();
	}

	private static String option(List<String> options, String prefix, String otherwise) {
		return options.stream()
			.filter((option) -> option.startsWith(prefix))
			.map((option) -> option.substring(prefix.length()))
			.findFirst()
			.orElse(otherwise);
	}

	/** Runs the command. */
	public static void main(String[] args) throws Exception {
		List<String> options = Stream.of(args).filter((arg) -> arg.startsWith("--")).toList();
		List<String> files = Stream.of(args).filter((arg) -> !arg.startsWith("--")).toList();
		boolean hostile = options.contains("--hostile");
		if (files.isEmpty() != hostile) {
			System.err.println(USAGE);
			System.exit(2);
		}
		System.out.printf("`decode %s`, capacity %d, JDK %s%n", String.join(" ", args), Variant.CAPACITY,
				System.getProperty("java.version"));
		DecodeProof proof = new DecodeProof(options);
		if (hostile) {
			Hostile.print(proof.line, proof.jvms, proof.rounds, proof.turn);
		}
		if (proof.saved) {
			System.out.println("\n| | bytes decoded without pools | saved | counted | |\n|---|--:|--:|--:|--:|");
		}
		for (String file : files) {
			proof.prove(file);
		}
	}

	private void prove(String file) throws Exception {
		if (file.equals("metadata")) {
			prove(file, Documents.ofMetadata(), Shape.METADATA);
		}
		else if (file.equals("unique")) {
			prove(file, Documents.ofUnique(), Shape.UNIQUE);
		}
		else if (file.equals("cities")) {
			prove(file, Documents.ofCities(), Shape.CITIES);
		}
		else if (file.equals("deep")) {
			prove(file, Documents.ofDeep(), null);
		}
		else if (file.endsWith(".csv")) {
			prove(Path.of(file).getFileName().toString(), Documents.ofCsv(Path.of(file)), Shape.RECORDS);
		}
		else {
			prove(Path.of(file).getFileName().toString(), Path.of(file), null);
		}
	}

	private void prove(String title, Path json, @Nullable Shape records) throws Exception {
		List<Shape> shapes = (records != null) ? List.of(records, Shape.MAPS, Shape.TREE)
				: List.of(Shape.MAPS, Shape.TREE);
		if (this.saved) {
			SavedBytes.print(title, json, shapes, this.line.equals("2"));
			return;
		}
		for (Shape shape : shapes) {
			String name = (shape == records) ? "records" : shape.name().toLowerCase(Locale.ROOT);
			System.out.printf("%n### %s as %s, Jackson %s%n%n", title, name, this.line);
			if (this.alternate) {
				new Alternating(this.line, this.variants, this.rounds, this.threads).print(json, shape);
			}
			else {
				compare(json, shape);
			}
		}
	}

	private void compare(Path json, Shape shape) throws IOException {
		long live;
		try (Contender plain = start(Variant.PLAIN, shape, json, 1, 512, "")) {
			live = plain.live;
		}
		int kept = (int) (1 + KEPT / live);
		int heap = (int) (3 * (kept * live + JVM) >> 20);
		System.out.printf("The last %d results are kept, in a heap of %d MB.%n%n", kept, heap);
		List<List<Contender>> sets = new ArrayList<>();
		for (int set = 0; set < this.jvms; set++) {
			sets.add(measure(json, shape, kept, heap));
		}
		print(sets);
	}

	private List<Contender> measure(Path json, Shape shape, int kept, int heap) throws IOException {
		List<Contender> contenders = new ArrayList<>();
		try {
			for (String flag : this.dedup ? List.of("", "-XX:+UseStringDeduplication") : List.of("")) {
				for (Variant variant : this.variants) {
					contenders.add(start(variant, shape, json, kept, heap, flag));
				}
			}
			Contender.takeTurns(contenders, this.rounds, this.turn);
		}
		finally {
			for (Contender contender : contenders) {
				contender.close();
			}
		}
		return contenders;
	}

	private Contender start(Variant variant, Shape shape, Path json, int kept, int heap, String flag)
			throws IOException {
		List<String> flags = new ArrayList<>(List.of("-XX:+UseG1GC", "-Xmx" + heap + "m"));
		if (!flag.isEmpty()) {
			flags.add(flag);
		}
		String shapeName = (shape == Shape.RECORDS && variant == Variant.ANNOTATED) ? "MARKED" : shape.name();
		return new Contender(variant.title + (flag.isEmpty() ? "" : ", deduplicating JVM"), flags,
				List.of(this.line, variant.name(), shapeName, json.toString(), Integer.toString(kept)));
	}

	private static void print(List<List<Contender>> sets) {
		System.out.println("| | live heap, kB | to plain | to hook | allocated, kB | to plain "
				+ "| CPU, ms | to plain | decoding thread, to plain |");
		System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
		for (int i = 0; i < sets.get(0).size(); i++) {
			System.out.printf(Locale.ROOT,
					"| %s | %.0f | %+.1f %% | %+.1f %% | %.0f | %+.1f %% | %.2f | %.2f | %.2f |%n",
					sets.get(0).get(i).title, median(sets, i, (own) -> own.live / 1e3),
					median(sets, i, 0, (own, plain) -> change(own.live, plain.live)),
					median(sets, i, 1, (own, hook) -> change(own.live, hook.live)),
					median(sets, i, (own) -> own.allocated / 1e3),
					median(sets, i, 0, (own, plain) -> change(own.allocated, plain.allocated)),
					median(sets, i, (own) -> own.cpu() / 1e6), median(sets, i, 0, (own, plain) -> own.cpuTo(plain)),
					median(sets, i, 0, (own, plain) -> own.threadTo(plain)));
		}
	}

	private static double median(List<List<Contender>> sets, int contender, ToDoubleFunction<Contender> figure) {
		return median(sets, contender, contender, (own, same) -> figure.applyAsDouble(own));
	}

	private static double median(List<List<Contender>> sets, int contender, int reference,
			ToDoubleBiFunction<Contender, Contender> figure) {
		return Median
			.of(sets.stream().map((set) -> figure.applyAsDouble(set.get(contender), set.get(reference))).toList());
	}

	private static double change(long value, long reference) {
		return 100.0 * (value - reference) / reference;
	}

}
