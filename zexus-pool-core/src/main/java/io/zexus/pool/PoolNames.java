package io.zexus.pool;

import java.util.Objects;

/** Names of pools: each is a segment of a URL path, {@code /actuator/zexuspool/name}. */
final class PoolNames {

	// Servers refuse these, or end the segment there, even if they are percent-encoded.
	private static final String REFUSED = "/\\;%";

	private PoolNames() {
	}

	static void check(String name) {
		if (Objects.requireNonNull(name, "name").isBlank()) {
			throw new IllegalArgumentException("The name of a pool must not be blank");
		}
		if (name.equals(".") || name.equals("..") || name.chars().anyMatch(PoolNames::isRefused)) {
			throw new IllegalArgumentException("The name of a pool must be one segment of a URL path, without any of "
					+ REFUSED + " and control characters, which '" + name + "' is not: choose another name");
		}
	}

	private static boolean isRefused(int c) {
		return Character.isISOControl(c) || REFUSED.indexOf(c) >= 0;
	}

	static IllegalArgumentException taken(String name) {
		return new IllegalArgumentException("A pool named '" + name + "' exists already: choose another name");
	}

}
