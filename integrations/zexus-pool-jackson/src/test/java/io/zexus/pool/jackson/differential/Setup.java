package io.zexus.pool.jackson.differential;

import java.util.List;
import java.util.stream.Stream;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;

/** What a mapper is made of. */
record Setup(Format format, Door door, PoolingMode mode, List<Setting> settings, MemoryPoolManager pools) {

	static Setup plain(Format format, Setting... settings) {
		return new Setup(format, Door.NONE, PoolingMode.OFF, List.of(settings), new MemoryPoolManager());
	}

	/**
	 * The same mapper with the pools, which are small enough for values to be evicted.
	 */
	Setup with(Door door, PoolingMode mode) {
		return with(door, mode, new MemoryPoolManager(50, 20, 0));
	}

	Setup with(Door door, PoolingMode mode, MemoryPoolManager pools) {
		return new Setup(this.format, door, mode, this.settings, pools);
	}

	/** The ways in which this mapper can be told of the pools, in every mode. */
	Stream<Setup> pooling() {
		return Stream.of(PoolingMode.values()).flatMap(this::pooling);
	}

	/** The ways in which this mapper can be told of the pools, in a mode. */
	Stream<Setup> pooling(PoolingMode mode) {
		return Stream.of(Door.values())
			.filter((door) -> door != Door.NONE && (door != Door.FACTORY || this.format == Format.JSON))
			.map((door) -> with(door, mode));
	}

	@Override
	public String toString() {
		return this.format + " " + this.door + " " + this.mode + " " + this.settings;
	}

}
