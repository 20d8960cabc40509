package io.zexus.pool.benchmarks.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Decodes files in every way, each in a JVM of its own, and prints Markdown. The JVMs
 * take turns of a fraction of a second; CPU is the median, over all rounds, of the ratio
 * to plain decoding in the same round, so that what else the machine does, or how fast
 * its clock is, weighs on both.
 */
public final class DecodeProof {

	private static final String USAGE = """
			Usage: decode [--jackson2] [--no-dedup] [--only=VARIANT,...] [--rounds=N] [--millis=N] FILE...
			       decode --alternate [--jackson2] [--only=VARIANT,...] [--rounds=N] FILE...   small differences of CPU
			       decode --saved [--jackson2] FILE...   bytes saved, as counted and as JOL finds them
			       decode --hostile [--jackson2]         CPU of documents made to be slow, to others of that size
			FILE is a JSON file, the birdstrikes.csv of the sample, "metadata" for the metadata of
			spring-boot-autoconfigure 3.5.16, or "unique" for values that never repeat. There are 11 rounds by
			default; a turn is as many documents as plain decoding does in 200 ms of CPU, or that many.""";

	private static final int KEPT = 4;

	private final String line;

	private final boolean dedup;

	private final boolean saved;

	private final boolean alternate;

	private final List<Variant> variants;

	private final int rounds;

	private final long turn;

	private DecodeProof(List<String> options) {
		this.line = options.contains("--jackson2") ? "2" : "3";
		this.dedup = !options.contains("--no-dedup");
		this.saved = options.contains("--saved");
		this.alternate = options.contains("--alternate");
		this.rounds = Integer.parseInt(option(options, "--rounds=", "11"));
		this.turn = Long.parseLong(option(options, "--millis=", "200")) * 1_000_000;
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
			Hostile.print(proof.line, proof.rounds, proof.turn);
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
				new Alternating(this.line, this.variants, this.rounds).print(json, shape);
				continue;
			}
			List<Contender> contenders = new ArrayList<>();
			try {
				int heap = heap(json, shape);
				for (String flag : this.dedup ? List.of("", "-XX:+UseStringDeduplication") : List.of("")) {
					for (Variant variant : this.variants) {
						contenders.add(start(variant, shape, json, heap, flag));
					}
				}
				Contender.takeTurns(contenders, this.rounds, this.turn);
				print(contenders);
			}
			finally {
				for (Contender contender : contenders) {
					contender.close();
				}
			}
		}
	}

	/** Three times the live set of a plain service, in megabytes. */
	private int heap(Path json, Shape shape) throws IOException {
		try (Contender plain = start(Variant.PLAIN, shape, json, 512, "")) {
			return (int) Math.max(16, 3 * (KEPT * plain.live + 4_000_000) >> 20);
		}
	}

	private Contender start(Variant variant, Shape shape, Path json, int heap, String flag) throws IOException {
		List<String> flags = new ArrayList<>(List.of("-XX:+UseG1GC", "-Xmx" + heap + "m"));
		if (!flag.isEmpty()) {
			flags.add(flag);
		}
		String shapeName = (shape == Shape.RECORDS && variant == Variant.ANNOTATED) ? "MARKED" : shape.name();
		return new Contender(variant.title + (flag.isEmpty() ? "" : ", deduplicating JVM"), flags,
				List.of(this.line, variant.name(), shapeName, json.toString(), Integer.toString(KEPT)));
	}

	private static void print(List<Contender> contenders) {
		System.out.println("| | live heap, kB | to plain | to hook | allocated, kB | to plain "
				+ "| CPU, ms | to plain | decoding thread, to plain |");
		System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
		Contender plain = contenders.get(0);
		Contender hook = contenders.get(1);
		for (Contender contender : contenders) {
			System.out.printf(Locale.ROOT, "| %s | %d | %+.1f %% | %+.1f %% | %d | %+.1f %% | %.2f | %.2f | %.2f |%n",
					contender.title, contender.live / 1000, change(contender.live, plain.live),
					change(contender.live, hook.live), contender.allocated / 1000,
					change(contender.allocated, plain.allocated), contender.cpu() / 1e6, contender.cpuTo(plain),
					contender.threadTo(plain));
		}
	}

	private static double change(long value, long reference) {
		return 100.0 * (value - reference) / reference;
	}

}
