package io.zexus.pool.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import de.bwaldvogel.mongo.MongoServer;
import io.zexus.pool.doors.Postgres;

import org.springframework.boot.SpringBootVersion;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * Prints what each door saves: {@code FILE [ROUNDS [DOOR]]}. Variants have VMs of their
 * own that take turns; the middle of all rounds is printed.
 */
public final class DoorFigures {

	private DoorFigures() {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path file = Path.of(arguments[0]);
		int rounds = (arguments.length > 1) ? Integer.parseInt(arguments[1]) : 3;
		String only = (arguments.length > 2) ? arguments[2] : "";
		List<String[]> rows = Sources.rows(file);
		MongoServer mongo = Sources.mongoServer();
		EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1, "strikes");
		Optional<Postgres> postgres = Postgres.start();
		try {
			Map<String, String> doors = new LinkedHashMap<>();
			doors.put("canonicalize", "-");
			doors.put("cache", "-");
			postgres.ifPresent((server) -> doors.put("hibernate", Sources.postgres(server, rows)));
			doors.put("kafka", Sources.kafka(broker, rows));
			doors.put("mongodb", Sources.mongodb(mongo, rows));
			System.out.printf("Spring Boot %s, Java %s%n%n", SpringBootVersion.getVersion(),
					Runtime.version().feature());
			System.out
				.println("| door | | retained, kB | to plain | CPU, ms | to plain | saved by the door's count, kB |");
			System.out.println("|---|---|--:|--:|--:|--:|--:|");
			for (Map.Entry<String, String> door : doors.entrySet()) {
				if (door.getKey().contains(only)) {
					measure(door.getKey(), door.getValue(), file, rounds);
				}
			}
			if (postgres.isEmpty()) {
				System.out.println("hibernate: not measured, PostgreSQL is not installed");
			}
		}
		finally {
			mongo.shutdownNow();
			broker.destroy();
			if (postgres.isPresent()) {
				postgres.get().close();
			}
		}
		System.exit(0); // the broker leaves threads behind
	}

	private static void measure(String door, String address, Path file, int rounds)
			throws IOException, InterruptedException {
		List<long[]> plain = new ArrayList<>();
		List<long[]> pooled = new ArrayList<>();
		List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < rounds; i++) {
			plain.add(run(door, "plain", address, file));
			pooled.add(run(door, "pooled", address, file));
			ratios.add((double) pooled.get(i)[1] / plain.get(i)[1]);
		}
		long before = middle(plain, 0);
		long after = middle(pooled, 0);
		System.out.printf("| %s | plain | %d | | %.0f | | |%n", door, before / 1000, middle(plain, 1) / 1e6);
		System.out.printf("| | pooled | %d | %+.1f %% | %.0f | %.2f | %d |%n", after / 1000,
				100.0 * (after - before) / before, middle(pooled, 1) / 1e6,
				ratios.stream().sorted().skip(rounds / 2).findFirst().orElseThrow(), middle(pooled, 2) / 1000);
	}

	private static long middle(List<long[]> results, int index) {
		return results.stream()
			.mapToLong((result) -> result[index])
			.sorted()
			.skip(results.size() / 2)
			.findFirst()
			.orElseThrow();
	}

	private static long[] run(String door, String mode, String address, Path file)
			throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "-Xms512m", "-XX:+UseSerialGC", "-XX:MarkSweepAlwaysCompactCount=1", "-cp",
				System.getProperty("java.class.path"), Variant.class.getName(), door, mode, address,
				file.toAbsolutePath().toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		for (String line : output.split("\n")) {
			if (line.startsWith("RESULT ")) {
				String[] parts = line.split(" ");
				return new long[] { Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]) };
			}
		}
		throw new IllegalStateException(door + ", " + mode + ": " + output);
	}

}
