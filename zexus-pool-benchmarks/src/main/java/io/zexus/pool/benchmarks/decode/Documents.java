package io.zexus.pool.benchmarks.decode;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Finds the files to decode, as JSON. */
final class Documents {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final int UNIQUE_ROWS = 20_000;

	private static final int CITIES = 100_000;

	private static final int KEYS = 100_000;

	static final int DEPTH = 900;

	/** "Aa" and "BB" have one hash code, and so have all strings made of them. */
	private static final int DOUBLETS = 15;

	private Documents() {
	}

	/** Rows become objects by column; all values are strings, as in the table. */
	static Path ofCsv(Path csv) throws IOException {
		try (MappingIterator<Map<String, String>> rows = CsvMapper.shared()
			.readerForMapOf(String.class)
			.with(CsvSchema.emptySchema().withHeader())
			.readValues(csv)) {
			return temporary(JsonMapper.shared().writeValueAsBytes(rows.readAll()));
		}
	}

	/** The metadata of the auto-configuration on the class path. */
	static Path ofMetadata() throws IOException {
		for (URL url : Collections.list(Documents.class.getClassLoader().getResources(METADATA))) {
			if (url.getPath().contains("spring-boot-autoconfigure")) {
				try (InputStream in = url.openStream()) {
					return temporary(in.readAllBytes());
				}
			}
		}
		throw new IOException("No " + METADATA + " of spring-boot-autoconfigure on the class path");
	}

	/** UUIDs, coordinates and random text: nothing repeats. */
	static Path ofUnique() throws IOException {
		Random random = new Random(42);
		List<Map<String, String>> rows = new ArrayList<>();
		for (int i = 0; i < UNIQUE_ROWS; i++) {
			Map<String, String> row = new LinkedHashMap<>();
			row.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
			row.put("coordinates", 90 * random.nextDouble() + ", " + 180 * random.nextDouble());
			row.put("text", Long.toString(random.nextLong(), 36) + ' ' + Long.toString(random.nextLong(), 36));
			rows.add(row);
		}
		return temporary(JsonMapper.shared().writeValueAsBytes(rows));
	}

	/** Cities of 200 countries, 3,000 regions and 400 time zones. */
	static Path ofCities() throws IOException {
		Random random = new Random(42);
		List<Map<String, String>> rows = new ArrayList<>();
		for (int i = 0; i < CITIES; i++) {
			Map<String, String> row = new LinkedHashMap<>();
			int region = (int) (3000 * Math.pow(random.nextDouble(), 3));
			row.put("name", "City " + Long.toString(random.nextLong() >>> 16, 36));
			row.put("country", "Country " + region / 15);
			row.put("region", "Region " + region);
			row.put("zone", "Zone/" + region * 2 / 15);
			row.put("position", 90 * random.nextDouble() + ", " + 180 * random.nextDouble());
			row.put("geohash", Long.toString(random.nextLong() >>> 4, 36));
			rows.add(row);
		}
		return temporary(JsonMapper.shared().writeValueAsBytes(rows));
	}

	/** Values of a thousand kinds in an array that is deep within others. */
	static Path ofDeep() throws IOException {
		StringBuilder json = new StringBuilder("[".repeat(DEPTH));
		for (int i = 0; i < 2 * KEYS; i++) {
			json.append((i == 0) ? "\"" : ",\"").append("value ").append(i * 7919 % 1000).append('"');
		}
		return temporary(json.append("]".repeat(DEPTH)).toString().getBytes(StandardCharsets.UTF_8));
	}

	/** One object of 100,000 keys, or as many values below ten keys. */
	static Path ofKeys(boolean hostile) throws IOException {
		List<Map<String, String>> rows = new ArrayList<>();
		Map<String, String> row = new LinkedHashMap<>();
		for (int i = 0; i < KEYS; i++) {
			row.put("key " + (hostile ? i : i % 10), "value " + i);
			if (!hostile && row.size() == 10) {
				rows.add(row);
				row = new LinkedHashMap<>();
			}
		}
		return temporary(JsonMapper.shared().writeValueAsBytes(hostile ? row : rows));
	}

	/** An array of strings of one hash code, or of as many. */
	static Path ofEqualHashes(boolean hostile) throws IOException {
		List<String> strings = new ArrayList<>();
		for (int i = 0; i < 1 << DOUBLETS; i++) {
			StringBuilder string = new StringBuilder(hostile ? "same hash" : String.format("%09d", i * 30_011L));
			for (int bit = 0; bit < DOUBLETS; bit++) {
				string.append(((i >>> bit & 1) == 0) ? "Aa" : "BB");
			}
			strings.add(string.toString());
		}
		return temporary(JsonMapper.shared().writeValueAsBytes(strings));
	}

	private static Path temporary(byte[] json) throws IOException {
		Path path = Files.createTempFile("decode", ".json");
		path.toFile().deleteOnExit();
		return Files.write(path, json);
	}

}
