package io.zexus.pool.advisor;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Fills a heap with orders and dumps it: {@code Population FILE MEGABYTES}. Makes the
 * dumps of the tests and the large ones that reading is measured with.
 */
final class Population {

	/** Bytes of an order in a dump, about. */
	private static final int ORDER = 1600;

	private static final List<Order> ORDERS = new ArrayList<>();

	static final Map<String, String> REGISTRY = new TreeMap<>();

	/** What orders inherit. */
	static class Document {

		final String author;

		Document(String author) {
			this.author = author;
		}

	}

	/** What is kept. */
	static final class Order extends Document {

		final String status;

		final String customer;

		final Integer amount;

		final LocalDate date;

		final UUID tenant;

		final BigDecimal price;

		final Object mixed;

		final String[] tags;

		final List<String> lines = new ArrayList<>();

		final List<String> history = new LinkedList<>();

		final Set<String> labels = new HashSet<>();

		final Map<String, List<String>> attributes = new HashMap<>();

		Order(int i) {
			super(copy("author-" + i % 100));
			this.status = copy((i % 5 == 0) ? "доставлено" : "open");
			this.customer = copy("customer " + i);
			this.amount = boxed(1000 + i % 300);
			this.date = LocalDate.of(2024, 1 + i % 12, 1 + i % 28);
			this.tenant = new UUID(1, i % 10);
			this.price = BigDecimal.valueOf(100 + i % 50, 2);
			this.mixed = (i % 2 == 0) ? copy("mixed") : boxed(4711);
			this.tags = new String[] { copy("tag" + i % 30), copy("all") };
			this.lines.add(copy("line " + i % 7));
			this.history.add(copy("created"));
			this.history.add(copy("changed " + i % 3));
			this.history.add(copy("closed"));
			this.labels.add(copy("label " + i % 4));
			this.attributes.put(copy("colours"), new ArrayList<>(List.of(copy("red"), copy("c" + i % 9))));
		}

	}

	private Population() {
	}

	/** A string with an array of its own. */
	private static String copy(String text) {
		return new String(text.toCharArray());
	}

	@SuppressWarnings({ "removal", "deprecation" })
	private static Integer boxed(int value) {
		return new Integer(value);
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		long orders = (Long.parseLong(arguments[1]) * 1_000_000 - 4_000_000) / ORDER;
		for (int i = 0; i < orders; i++) {
			ORDERS.add(new Order(i));
			if (i % 100 == 0) {
				REGISTRY.put(copy("key " + i), copy("registered"));
			}
		}
		if (arguments.length > 2) {
			deduplicate();
		}
		dump(new File(arguments[0]));
		System.out.println(orders + " orders");
	}

	/** Gives the collector reasons and time to share the arrays of old strings. */
	private static void deduplicate() throws InterruptedException {
		for (int i = 0; i < 5; i++) {
			System.gc();
			Thread.sleep(200);
		}
	}

	static void dump(File file) throws IOException {
		ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
			.dumpHeap(file.getAbsolutePath(), true);
	}

	/** Runs it in a JVM of its own. */
	static Path dump(Path java, Path file, int megabytes, List<String> options)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", System.getProperty("java.class.path")));
		command.addAll(options);
		command.addAll(List.of(Population.class.getName(), file.toString(), String.valueOf(megabytes)));
		if (options.contains("-XX:+UseStringDeduplication")) {
			command.add("deduplicate");
		}
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) {
			throw new IllegalStateException(command + " ended with " + output);
		}
		return file;
	}

}
