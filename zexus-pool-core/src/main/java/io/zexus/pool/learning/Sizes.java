package io.zexus.pool.learning;

import java.util.List;
import java.util.Optional;

import io.zexus.pool.SizeForecast;

/** Which other capacity a pool should have, by its forecasts. */
final class Sizes {

	/** Points of hit rate that a larger pool has to gain to be worth a change. */
	private static final double WORTH_RAISING = 2;

	private Sizes() {
	}

	/**
	 * Returns the forecast at the present capacity.
	 * @param forecasts the forecasts, by ascending capacity
	 * @param capacity the present capacity
	 */
	static Optional<SizeForecast> at(List<SizeForecast> forecasts, int capacity) {
		return forecasts.stream().filter((it) -> it.capacity() == capacity).findFirst();
	}

	/**
	 * Returns the smallest capacity that is nearly as good as the best, if it gains
	 * enough, and saves more than it takes.
	 * @param room most bytes that the pool may grow by
	 */
	static Optional<SizeForecast> larger(List<SizeForecast> forecasts, SizeForecast present, long room) {
		List<SizeForecast> possible = forecasts.stream()
			.filter((it) -> it.capacity() > present.capacity() && it.poolBytes() - present.poolBytes() <= room)
			.toList();
		double best = possible.stream().mapToDouble(SizeForecast::hitRate).max().orElse(0);
		if (best - present.hitRate() < WORTH_RAISING) {
			return Optional.empty();
		}
		return possible.stream()
			.filter((it) -> it.hitRate() >= best - WORTH_RAISING / 2)
			.findFirst()
			.filter((it) -> it.savedBytes() - present.savedBytes() > it.poolBytes() - present.poolBytes());
	}

	/** Returns the next smaller capacity, if no hit would be lost. */
	static Optional<SizeForecast> smaller(List<SizeForecast> forecasts, SizeForecast present) {
		return forecasts.stream()
			.filter((it) -> it.capacity() < present.capacity())
			.reduce((smaller, next) -> next)
			.filter((it) -> it.hitRate() >= present.hitRate() && it.poolBytes() < present.poolBytes());
	}

}
