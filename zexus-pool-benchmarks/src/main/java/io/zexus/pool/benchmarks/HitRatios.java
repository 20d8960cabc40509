package io.zexus.pool.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zexus.pool.StringPool;

/**
 * Feeds streams of keys to the real pool, to exact LRU and to Caffeine, and compares
 * their hit ratios.
 */
final class HitRatios {

	private static final int[] CAPACITIES = { 100, 200, 500, 1000, 2000, 5000 };

	private HitRatios() {
	}

	/**
	 * Measures every file of a folder of traces: one key per line, lines that start with
	 * an asterisk are comments.
	 */
	static List<Row> traces(Path folder) throws IOException {
		return measure(read(folder));
	}

	/** Reads every file of a folder of traces. */
	static Map<String, List<String>> read(Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> found = Files.list(folder)) {
			files = found.filter(Files::isRegularFile).sorted().toList();
		}
		Map<String, List<String>> streams = new LinkedHashMap<>();
		for (Path file : files) {
			try (Stream<String> lines = Files.lines(file)) {
				streams.put(file.getFileName().toString(),
						lines.map(String::trim).filter((line) -> !line.isEmpty() && !line.startsWith("*")).toList());
			}
		}
		return streams;
	}

	/** Measures the streams that the generator makes. */
	static List<Row> generated() {
		return measure(streams());
	}

	private static List<Row> measure(Map<String, List<String>> streams) {
		List<Row> rows = new ArrayList<>();
		streams.forEach((name, stream) -> rows.addAll(measure(name, stream)));
		return rows;
	}

	/** Returns the streams that the generator makes. */
	static Map<String, List<String>> streams() {
		int keys = 10_000;
		int length = 200_000;
		Map<String, int[]> streams = new LinkedHashMap<>();
		streams.put("Zipf 0.7", Streams.zipf(keys, 0.7, length, 1));
		streams.put("Zipf 0.99", Streams.zipf(keys, 0.99, length, 1));
		streams.put("Zipf 1.2", Streams.zipf(keys, 1.2, length, 1));
		streams.put("Zipf and scans", Streams.scans(keys, 0.99, length, 10_000, 5_000));
		streams.put("loop of 300", Streams.loop(300, length, 0));
		streams.put("loop of 1,500", Streams.loop(1500, length, 0));
		streams.put("shifting popularity", Streams.shifting(keys, 0.99, length, 20_000));
		streams.put("fast shifting popularity", Streams.shifting(keys, 0.99, length, 4_000));
		Map<String, List<String>> named = new LinkedHashMap<>();
		streams.forEach((name, stream) -> named.put(name, keys(stream)));
		return named;
	}

	private static List<String> keys(int[] stream) {
		String[] names = new String[stream.length + 10_000];
		List<String> keys = new ArrayList<>(stream.length);
		for (int key : stream) {
			if (names[key] == null) {
				names[key] = "key-" + key;
			}
			keys.add(names[key]);
		}
		return keys;
	}

	private static List<Row> measure(String stream, List<String> keys) {
		long distinct = keys.stream().distinct().count();
		List<Row> rows = new ArrayList<>();
		for (int capacity : CAPACITIES) {
			if (capacity < distinct) {
				rows.add(
						new Row(stream, capacity, lru(keys, capacity), caffeine(keys, capacity), pool(keys, capacity)));
			}
		}
		return rows;
	}

	private static double pool(List<String> keys, int capacity) {
		StringPool pool = new StringPool(capacity);
		keys.forEach(pool::get);
		return pool.stats().hitRate();
	}

	private static double lru(List<String> keys, int capacity) {
		Map<String, String> map = new LinkedHashMap<>(16, 0.75f, true) {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
				return size() > capacity;
			}

		};
		int hits = 0;
		for (String key : keys) {
			if (map.get(key) != null) {
				hits++;
			}
			else {
				map.put(key, key);
			}
		}
		return 100.0 * hits / keys.size();
	}

	private static double caffeine(List<String> keys, int capacity) {
		// In the calling thread: maintenance that lags behind would cost it hits
		Cache<String, String> cache = Caffeine.newBuilder()
			.maximumSize(capacity)
			.executor(Runnable::run)
			.recordStats()
			.build();
		for (String key : keys) {
			cache.get(key, (absent) -> absent);
		}
		return 100.0 * cache.stats().hitRate();
	}

	/**
	 * Hit ratios on one stream at one capacity, in percent.
	 *
	 * @param stream name of the stream
	 * @param capacity most keys held
	 * @param lru that of exact LRU
	 * @param caffeine that of Caffeine
	 * @param pool that of the pool
	 */
	record Row(String stream, int capacity, double lru, double caffeine, double pool) {

		/** Returns how much better the pool is than LRU, in points. */
		double gain() {
			return this.pool - this.lru;
		}

		/** Returns how much better Caffeine is than LRU, in points. */
		double caffeineGain() {
			return this.caffeine - this.lru;
		}

	}

}
