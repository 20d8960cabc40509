package io.zexus.sample.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.MemoryPoolStats;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.ZexusPoolModule;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.Resource;

/**
 * Reads the file of strikes at start: once to keep, and twice more, without and with
 * pooling, to see what that takes.
 */
final class StartLoader {

	private static final Log logger = LogFactory.getLog(StartLoader.class);

	private static final long PROGRESS_INTERVAL = TimeUnit.SECONDS.toNanos(1);

	private final Resource file;

	private final MemoryPoolManager pools;

	private final StrikeReaders readers;

	StartLoader(Resource file, MemoryPoolManager pools, StrikeReaders readers) {
		this.file = file;
		this.pools = pools;
		this.readers = readers;
	}

	StartReport load(Strikes strikes) throws IOException {
		long start = System.nanoTime();
		ImportReport imported = read(strikes, this.readers);
		long read = System.nanoTime();
		MemoryPoolStats stats = this.pools.getStats();
		if (imported.rejected() > 0) {
			logger.warn(imported.rejected() + " lines of " + this.file + " were not read, first " + imported.errors());
		}
		OptionalLong without = Footprint.of(() -> again(strikes, List.of()));
		OptionalLong with = Footprint.of(() -> again(strikes, List.of(alike(this.pools))));
		return new StartReport(String.valueOf(this.file.getFilename()), strikes.size(), stringValues(stats),
				boxed(without), boxed(with), Footprint.METHOD, millis(read - start), millis(System.nanoTime() - read),
				stats);
	}

	private List<Object> again(Strikes strikes, List<ZexusPoolModule> modules) throws IOException {
		Strikes again = new Strikes(strikes.capacity());
		read(again, new StrikeReaders(JsonMapper.shared(), modules));
		return List.of(again, modules);
	}

	private static ZexusPoolModule alike(MemoryPoolManager pools) {
		return new ZexusPoolModule(new MemoryPoolManager(pools.intPool().capacity(), pools.strPool().capacity(), 0),
				PoolingMode.ANNOTATED);
	}

	private ImportReport read(Strikes strikes, StrikeReaders readers) throws IOException {
		Progress progress = new Progress(PROGRESS_INTERVAL, System::nanoTime,
				(lines) -> logger.info(String.format("Reading %s: %,d lines", this.file.getFilename(), lines)));
		try (InputStream in = this.file.getInputStream()) {
			return new StrikeImport(strikes, StrikeFormat.CSV, readers).read(in, progress);
		}
	}

	private static long stringValues(MemoryPoolStats stats) {
		var strings = stats.pools().get(MemoryPoolManager.STR);
		return (strings != null) ? strings.hits() + strings.misses() : 0;
	}

	private static @Nullable Long boxed(OptionalLong bytes) {
		return bytes.isPresent() ? bytes.getAsLong() : null;
	}

	private static long millis(long nanos) {
		return TimeUnit.NANOSECONDS.toMillis(nanos);
	}

}
