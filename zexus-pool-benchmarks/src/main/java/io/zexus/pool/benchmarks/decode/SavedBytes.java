package io.zexus.pool.benchmarks.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.zexus.pool.PoolStats;
import org.openjdk.jol.info.GraphLayout;

/** Compares what the pools say they saved with what JOL finds saved. */
final class SavedBytes {

	private SavedBytes() {
	}

	static void print(String title, Path json, List<Shape> shapes, boolean jackson2) throws IOException {
		byte[] document = Files.readAllBytes(json);
		for (Shape shape : shapes) {
			Decoder ours = decoder(Variant.ALL, shape, jackson2);
			long without = size(decoder(Variant.HOOK, shape, jackson2).decode(document));
			long saved = without - size(ours.decode(document));
			long counted = ours.pools().getStats().pools().values().stream().mapToLong(PoolStats::savedBytes).sum();
			System.out.printf(Locale.ROOT, "| %s as %s | %d | %d | %d | %+.1f %% |%n", title,
					shape.name().toLowerCase(Locale.ROOT), without, saved, counted, 100.0 * (counted - saved) / saved);
		}
	}

	private static Decoder decoder(Variant variant, Shape shape, boolean jackson2) {
		return jackson2 ? new Jackson2(variant, shape) : new Jackson3(variant, shape);
	}

	private static long size(Object decoded) {
		return GraphLayout.parseInstance(decoded).totalSize();
	}

}
