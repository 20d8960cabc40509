package io.zexus.pool.jackson2;

import java.util.Collection;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.learning.Governor;

/**
 * Makes Jackson decode strings and boxed numbers into pooled ones: values of beans,
 * records, collections, arrays, maps and trees, and keys of maps. Everything else about
 * decoding stays as it is, deserializers that are not Jackson's own included.
 * <p>
 * This class is thread-safe; a module may be registered with any number of mappers.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new ZexusPoolModule(pools)).build();
 * }</pre>
 */
public final class ZexusPoolModule extends Module {

	private final Governor governor;

	/**
	 * Creates a module that pools every value it can.
	 * @param pools the manager of the pools to use
	 */
	public ZexusPoolModule(MemoryPoolManager pools) {
		this(builder(pools).governor.build());
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
	 * Returns what decides about pooling.
	 * @return the governor of this module
	 */
	public Governor governor() {
		return this.governor;
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
			context.addBeanDeserializerModifier(new PoolingModifier(this.governor));
			context.addDeserializers(new TreeDeserializers(this.governor));
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
