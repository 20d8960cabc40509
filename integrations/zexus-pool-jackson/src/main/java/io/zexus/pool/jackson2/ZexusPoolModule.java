package io.zexus.pool.jackson2;

import java.io.Serializable;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.learning.Governor;

/**
 * Makes Jackson decode values into pooled ones. Jackson decodes; only the instance of the
 * value that comes out is another one.
 * <p>
 * On any mapper, of any format, it serves what is annotated with
 * {@link io.zexus.pool.Pooled}: strings, {@code Integer}, {@code Long} and the
 * {@link MemoryPoolManager#valueTypes()}, and what arrays, collections, maps, trees and
 * {@code Object} hold of them. In the modes {@link PoolingMode#AUTO} and
 * {@link PoolingMode#ALL} it pools the other strings of a document too, and the numbers
 * that are decoded as {@code Number} or {@code Object}; that takes parsers of its own,
 * which {@link #jsonFactory()} makes:
 *
 * <pre>{@code
 * ZexusPoolModule module = new ZexusPoolModule(pools, PoolingMode.AUTO);
 * ObjectMapper mapper = new ObjectMapper(module.jsonFactory()).registerModule(module);
 * }</pre>
 *
 * For other formats, {@link #pooling(JsonParser)} wraps a parser.
 * <p>
 * Not pooled are: names, of which parsers have one instance each; an {@code Integer},
 * {@code Long} or {@code LocalDate} property without the annotation, and the like, whose
 * values Jackson makes itself; strings longer than the pool takes; whatever comes below a
 * name that looks like a secret, unless it is annotated; numbers that are coerced to
 * strings; and properties with a deserializer or converter of their own.
 * <p>
 * This class is thread-safe; a module may be registered with any number of mappers. A
 * mapper with it can be serialised: read in the same JVM it pools as before, elsewhere
 * not at all.
 */
public final class ZexusPoolModule extends Module implements Serializable {

	private static final long serialVersionUID = 1L;

	/** What decides and counts; a serialised module finds it again within its JVM. */
	private final Governor governor;

	/**
	 * Creates a module that pools every value it can.
	 * @param pools the manager of the pools to use
	 */
	public ZexusPoolModule(MemoryPoolManager pools) {
		this(pools, PoolingMode.ALL);
	}

	/**
	 * Creates a module.
	 * @param pools the manager of the pools to use
	 * @param mode which values are pooled
	 */
	public ZexusPoolModule(MemoryPoolManager pools, PoolingMode mode) {
		this(Governor.builder(pools).mode(mode).build());
	}

	/**
	 * Creates a module that pools as a governor decides.
	 * @param governor the governor, which several modules may share
	 */
	public ZexusPoolModule(Governor governor) {
		this.governor = governor;
	}

	/**
	 * Returns a builder of a module that pools every value it can.
	 * @param pools the manager of the pools to use
	 * @return a new builder
	 */
	public static Builder builder(MemoryPoolManager pools) {
		return new Builder(pools);
	}

	/**
	 * Returns what decides about pooling in a mapper.
	 * @param mapper any mapper
	 * @return the governor of the module that it has, {@code null} without one
	 */
	public static @Nullable Governor governorOf(ObjectMapper mapper) {
		return mapper.getDeserializationConfig()
			.getAnnotationIntrospector()
			.allIntrospectors()
			.stream()
			.filter(PooledIntrospector.class::isInstance)
			.map((introspector) -> ((PooledIntrospector) introspector).governor)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns whether a mapper reads by parsers that pool.
	 * @param mapper any mapper
	 * @return whether its factory is one that {@link #jsonFactory()} makes
	 */
	public static boolean hasFactory(ObjectMapper mapper) {
		return mapper.tokenStreamFactory() instanceof PoolingJsonFactory;
	}

	/**
	 * Returns what decides about pooling.
	 * @return the governor of this module
	 */
	public Governor governor() {
		return this.governor;
	}

	/**
	 * Returns a factory whose parsers give out pooled values.
	 * @return a new factory with the default settings
	 */
	public JsonFactory jsonFactory() {
		return jsonFactory(new JsonFactory());
	}

	/**
	 * Returns a factory whose parsers give out pooled values.
	 * @param like the factory whose settings it has, and which stays as it is
	 * @return a new factory; the argument itself in mode {@link PoolingMode#OFF}
	 */
	public JsonFactory jsonFactory(JsonFactory like) {
		return (this.governor.mode() != PoolingMode.OFF) ? new PoolingJsonFactory(like, null, this.governor) : like;
	}

	/**
	 * Returns a parser that gives out pooled values. To be read to its end or closed,
	 * like any parser.
	 * @param parser a parser of any format, at its beginning
	 * @return a parser of the same tokens; the argument itself when it is one of ours, or
	 * in mode {@link PoolingMode#OFF}
	 */
	public JsonParser pooling(JsonParser parser) {
		boolean plain = this.governor.mode() == PoolingMode.OFF || parser instanceof PoolingSource;
		return plain ? parser : new PoolingParser(parser, this.governor);
	}

	@Override
	public String getModuleName() {
		return "zexus-pool";
	}

	@Override
	public Version version() {
		return Version.unknownVersion();
	}

	@Override
	public void setupModule(SetupContext context) {
		if (this.governor.mode() != PoolingMode.OFF) {
			context.appendAnnotationIntrospector(new PooledIntrospector(this.governor));
			context.addValueInstantiators(new PooledInstantiators(this.governor));
			context.addBeanDeserializerModifier(new DeclaringModifier(this.governor));
		}
	}

	/**
	 * Collects the settings of a {@link ZexusPoolModule}. Not thread-safe.
	 */
	public static final class Builder {

		private final Governor.Builder governor;

		private Builder(MemoryPoolManager pools) {
			this.governor = Governor.builder(pools);
		}

		/**
		 * Sets which values are pooled, {@link PoolingMode#ALL} by default.
		 * @param mode the mode
		 * @return this builder
		 */
		public Builder mode(PoolingMode mode) {
			this.governor.mode(mode);
			return this;
		}

		/**
		 * Sets the words whose presence in a name keeps a property out of the pools
		 * unless it is annotated.
		 * @param words the words instead of {@link Governor#NEVER_POOLED}
		 * @return this builder
		 */
		public Builder neverPooled(Collection<String> words) {
			this.governor.neverPooled(words);
			return this;
		}

		/**
		 * Creates the module.
		 * @return a new module
		 */
		public ZexusPoolModule build() {
			return new ZexusPoolModule(this.governor.build());
		}

	}

}
