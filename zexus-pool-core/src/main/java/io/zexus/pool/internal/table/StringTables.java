package io.zexus.pool.internal.table;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Opens the tables of a pool of strings to our own modules, which its public API does not
 * show.
 */
public final class StringTables {

	private static volatile @Nullable Function<Object, Tables<String>> opener;

	private StringTables() {
	}

	/**
	 * Sets how to open a pool: called by the class of pools when it is initialised.
	 * @param opener returns the table of a pool
	 */
	public static void openBy(Function<Object, Tables<String>> opener) {
		StringTables.opener = opener;
	}

	/**
	 * Returns the table of a pool.
	 * @param pool a {@code StringPool}
	 * @return what is behind it
	 */
	public static Tables<String> of(Object pool) {
		return Objects.requireNonNull(opener, "no pool of strings was made yet").apply(pool);
	}

}
