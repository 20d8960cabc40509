package io.zexus.pool.benchmarks.decode;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

import io.zexus.pool.PoolStats;

/**
 * Decodes one document in one way, with Jackson and pools of its own class loader: the
 * JVM compiles them for this way alone, as it does for a service that has no other.
 */
final class IsolatedDecoder {

	private final Callable<?> decoder;

	private final LongSupplier retained;

	/**
	 * Loads everything.
	 * @param arguments of {@link Work}
	 */
	IsolatedDecoder(String... arguments) throws ReflectiveOperationException, MalformedURLException {
		List<URL> path = new ArrayList<>();
		for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
			path.add(Path.of(element).toUri().toURL());
		}
		// Never closed: it lives as long as the JVM
		ClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
		Object work = loader.loadClass(Work.class.getName())
			.getConstructor(String[].class)
			.newInstance((Object) arguments);
		this.decoder = (Callable<?>) work;
		this.retained = (LongSupplier) work;
	}

	Object decode() throws Exception {
		return this.decoder.call();
	}

	/** Returns how many values the pools retain. */
	long retained() {
		return this.retained.getAsLong();
	}

	/** What is loaded; seen from outside as what the JDK knows. */
	public static final class Work implements Callable<Object>, LongSupplier {

		private final byte[] document;

		private final Decoder decoder;

		/** Takes {@code LINE VARIANT SHAPE FILE}. */
		public Work(String[] arguments) throws Exception {
			Variant variant = Variant.valueOf(arguments[1]);
			Shape shape = Shape.valueOf(arguments[2]);
			this.decoder = arguments[0].equals("2") ? new Jackson2(variant, shape) : new Jackson3(variant, shape);
			this.document = Files.readAllBytes(Path.of(arguments[3]));
		}

		@Override
		public Object call() throws Exception {
			return this.decoder.decode(this.document);
		}

		@Override
		public long getAsLong() {
			return this.decoder.pools().getStats().pools().values().stream().mapToLong(PoolStats::poolSize).sum();
		}

	}

}
