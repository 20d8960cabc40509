package io.zexus.pool;

import java.util.Iterator;
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
		Iterator<T> left = items.iterator();
		while (left.hasNext()) {
			try {
				action.accept(left.next());
			}
			catch (Throwable ex) {
				left.forEachRemaining((item) -> suppress(ex, item, action));
				throw ex;
			}
		}
	}

	private static <T> void suppress(Throwable first, T item, Consumer<? super T> action) {
		try {
			action.accept(item);
		}
		catch (Throwable ex) {
			if (ex != first) {
				first.addSuppressed(ex);
			}
		}
	}

}
