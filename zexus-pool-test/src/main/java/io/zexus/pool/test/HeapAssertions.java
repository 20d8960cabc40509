package io.zexus.pool.test;

import java.util.List;

/**
 * Where assertions on what objects keep in memory begin: {@code import static} its
 * method.
 */
public final class HeapAssertions {

	private HeapAssertions() {
	}

	/**
	 * Begins assertions on everything that is reachable from the given objects.
	 * @param roots where to start, such as the bean that keeps the data; the nearer to
	 * the data, the better
	 * @return the assertions
	 */
	public static HeapAssert assertThatHeap(Object... roots) {
		return new HeapAssert(List.of(roots));
	}

}
