package io.zexus.pool.advisor.collect;

/**
 * A dump holds more than the heap of this JVM has room for.
 */
public final class NotEnoughHeapException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotEnoughHeapException(long heap) {
		super("its values need more heap than there is, " + (heap >> 20) + " MB: give it more, with java -Xmx"
				+ Math.max(64, Long.highestOneBit(heap >> 20) * 4) + "m");
	}

}
