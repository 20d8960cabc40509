package io.zexus.pool;

import java.util.function.Consumer;

/**
 * Does something to each of many, whichever of them fail.
 */
final class Thorough {

	private Thorough() {
	}

	/**
	 * Goes on when the action throws. At the end, what it threw first comes out with the
	 * rest suppressed.
	 */
	static <T> void forEach(Iterable<T> items, Consumer<? super T> action) {
		RuntimeException failure = null;
		for (T item : items) {
			try {
				action.accept(item);
			}
			catch (RuntimeException ex) {
				if (failure == null) {
					failure = ex;
				}
				else if (failure != ex) {
					failure.addSuppressed(ex);
				}
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

}
