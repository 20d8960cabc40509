package io.zexus.pool.test;

/** The values that were found in one place. */
final class Usage {

	private final String place;

	private long instances;

	private long copies;

	private long copyBytes;

	Usage(String place) {
		this.place = place;
	}

	void first() {
		this.instances++;
	}

	void copy(long bytes) {
		this.instances++;
		this.copies++;
		this.copyBytes += bytes;
	}

	String place() {
		return this.place;
	}

	/** How many there are, those included that are copies of values in other places. */
	long instances() {
		return this.instances;
	}

	long copies() {
		return this.copies;
	}

	long copyBytes() {
		return this.copyBytes;
	}

}
