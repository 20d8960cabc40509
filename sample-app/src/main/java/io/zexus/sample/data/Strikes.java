package io.zexus.sample.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Every strike the service knows, in the order of their arrival, up to a fixed number:
 * what has been accepted is never dropped to make room.
 * <p>
 * This class is thread-safe; readers never wait.
 */
public final class Strikes {

	private final int capacity;

	private volatile Strike[] elements = new Strike[1024];

	// Written after the element and read before the array: a reader that sees a count
	// sees an array that holds as many.
	private volatile int size;

	public Strikes(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Adds a strike.
	 * @param strike the strike
	 * @return whether there was room for it
	 */
	public synchronized boolean add(Strike strike) {
		int index = this.size;
		if (index == this.capacity) {
			return false;
		}
		if (index == this.elements.length) {
			this.elements = Arrays.copyOf(this.elements, Math.min(index * 2, this.capacity));
		}
		this.elements[index] = strike;
		this.size = index + 1;
		return true;
	}

	/**
	 * Returns the strikes added so far.
	 * @return an unmodifiable view that stays as it is
	 */
	public List<Strike> all() {
		int count = this.size;
		return Collections.unmodifiableList(Arrays.asList(this.elements).subList(0, count));
	}

	public int size() {
		return this.size;
	}

	public int capacity() {
		return this.capacity;
	}

}
