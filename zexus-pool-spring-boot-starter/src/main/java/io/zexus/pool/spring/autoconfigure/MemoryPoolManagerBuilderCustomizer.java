package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.MemoryPoolManager;

/**
 * Beans of this type change how the auto-configured {@link MemoryPoolManager} is built,
 * for example to register a pool. They are called in order, after the properties and the
 * application's {@link io.zexus.pool.Pool} beans have been applied.
 */
@FunctionalInterface
public interface MemoryPoolManagerBuilderCustomizer {

	/**
	 * Changes the builder.
	 * @param builder the builder
	 */
	void customize(MemoryPoolManager.Builder builder);

}
