package io.zexus.pool.benchmarks.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decodes files in every way, each in a JVM of its own, and prints Markdown.
 */
public final class DecodeProof {

	private static final String USAGE = """
			Usage: decode [--jackson2] [--no-dedup] [--only=VARIANT,...] [--millis=N] FILE...
			       decode --saved [--jackson2] FILE...   bytes saved, as counted and as JOL finds them
			FILE is a JSON file, the birdstrikes.csv of the sample, or "metadata" for the metadata of
			spring-boot-autoconfigure 3.5.16, or "unique" for values that never repeat. N is how much CPU is used to warm up, and again to
			measure, 6000 by default.""";

	private static final int KEPT = 4;

	private final String line;

	private final boolean dedup;

	private final boolean saved;

	private final List<Variant> variants;

	private final long millis;

	private DecodeProof(List<String> options) {
		this.line = options.contains("--jackson2") ? "2" : "3";
		this.dedup = !options.contains("--no-dedup");
		this.saved = options.contains("--saved");
		this.millis = Long.parseLong(option(options, "--millis=", "6000"));
		String only = option(options, "--only=", "");
		this.variants = only.isEmpty() ? List.of(Variant.values())
				: Stream.of(only.toUpperCase(Locale.ROOT).split(",")).map(Variant::valueOf).toList();
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
		if (files.isEmpty()) {
			System.err.println(USAGE);
			System.exit(2);
		}
		System.out.printf("`decode %s`, capacity %d, JDK %s%n", String.join(" ", args), Variant.CAPACITY,
				System.getProperty("java.version"));
		DecodeProof proof = new DecodeProof(options);
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
		else if (file.endsWith(".csv")) {
			prove(Path.of(file).getFileName().toString(), Documents.ofCsv(Path.of(file)), Shape.RECORDS);
		}
		else {
			prove(Path.of(file).getFileName().toString(), Path.of(file), null);
		}
	}

	private void prove(String title, Path json, Shape records) throws Exception {
		List<Shape> shapes = (records != null) ? List.of(records, Shape.MAPS, Shape.TREE)
				: List.of(Shape.MAPS, Shape.TREE);
		if (this.saved) {
			SavedBytes.print(title, json, shapes, this.line.equals("2"));
			return;
		}
		for (Shape shape : shapes) {
			String name = (shape == records) ? "records" : shape.name().toLowerCase(Locale.ROOT);
			System.out.printf("%n### %s as %s, Jackson %s%n%n", title, name, this.line);
			System.out
				.println("| | live heap, kB | to plain | to hook | allocated, kB | to plain | CPU, ms | to plain |");
			System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
			int heap = heap(json, shape);
			Map<Variant, long[]> results = new EnumMap<>(Variant.class);
			long[] plain = run(Variant.PLAIN, shape, json, heap, List.of());
			long[] hook = run(Variant.HOOK, shape, json, heap, List.of());
			results.put(Variant.PLAIN, plain);
			results.put(Variant.HOOK, hook);
			for (Variant variant : this.variants) {
				if (!results.containsKey(variant)) {
					results.put(variant, run(variant, shape, json, heap, List.of()));
				}
				print(variant.title, results.get(variant), plain, hook);
			}
			for (Variant variant : this.dedup ? this.variants : List.<Variant>of()) {
				print(variant.title + ", deduplicating JVM",
						run(variant, shape, json, heap, List.of("-XX:+UseStringDeduplication")), plain, hook);
			}
		}
	}

	/** Three times the live set of a plain service, in megabytes. */
	private int heap(Path json, Shape shape) throws Exception {
		long live = run(Variant.PLAIN, shape, json, 0, List.of())[0];
		return (int) Math.max(16, 3 * (KEPT * live + 4_000_000) >> 20);
	}

	private long[] run(Variant variant, Shape shape, Path json, int heap, List<String> flags)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(flags);
		command.add("-XX:+UseG1GC");
		command.add((heap > 0) ? "-Xmx" + heap + "m" : "-Xmx512m");
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), DecodeRun.class.getName(), this.line,
				variant.name(), (shape == Shape.RECORDS && variant == Variant.ANNOTATED) ? "MARKED" : shape.name(),
				json.toString(), Integer.toString(KEPT), Long.toString((heap > 0) ? this.millis : 0)));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String output = process.inputReader().lines().collect(Collectors.joining(" "));
		if (process.waitFor() != 0) {
			throw new IOException("Failed: " + String.join(" ", command));
		}
		return Stream.of(output.trim().split(" ")).mapToLong(Long::parseLong).toArray();
	}

	private static void print(String title, long[] result, long[] plain, long[] hook) {
		System.out.printf(Locale.ROOT, "| %s | %d | %+.1f %% | %+.1f %% | %d | %+.1f %% | %.2f | %.2f |%n", title,
				result[0] / 1000, change(result[0], plain[0]), change(result[0], hook[0]), result[1] / 1000,
				change(result[1], plain[1]), result[2] / 1e6, (double) result[2] / plain[2]);
	}

	private static double change(long value, long reference) {
		return 100.0 * (value - reference) / reference;
	}

}
