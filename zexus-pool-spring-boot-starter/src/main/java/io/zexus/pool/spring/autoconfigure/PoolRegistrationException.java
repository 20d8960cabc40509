package io.zexus.pool.spring.autoconfigure;

import io.zexus.pool.Pool;

/** A bean whose name no pool can have. */
final class PoolRegistrationException extends RuntimeException {

	private static final long serialVersionUID = 1;

	PoolRegistrationException(String bean, Pool pool, IllegalArgumentException cause) {
		super("Bean '" + bean + "' of type " + pool.getClass().getName()
				+ " cannot be registered as a pool of the MemoryPoolManager: " + cause.getMessage(), cause);
	}

}
