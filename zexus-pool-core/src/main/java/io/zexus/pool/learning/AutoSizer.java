package io.zexus.pool.learning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.zexus.pool.SizeForecast;

/**
 * Decides which pool of values is to get another capacity, so that they hit more and
 * together take no more than a number of bytes.
 * <p>
 * A pool is raised when its forecasts promise enough for it, what saves most for each
 * byte first. When there is no room, a pool is lowered that loses no hit by it; for
 * nothing else, as a capacity that is not used costs nothing. A change has to be wanted
 * at some looks in a row, and at twice as many after each time that a pool turns back, so
 * chance does not send it to and fro.
 * <p>
 * Changes nothing itself. Not thread-safe.
 */
public final class AutoSizer {

	private final long maxBytes;

	private final Map<String, Wish> wishes = new HashMap<>();

	/**
	 * Creates a sizer.
	 * @param maxBytes most bytes that the pools themselves take together when they are
	 * full, values not counted
	 */
	public AutoSizer(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	/**
	 * Looks at the pools, and returns what is to be done about one of them, if anything.
	 * To be called at even intervals, and next when that is done.
	 * @param pools all pools of values
	 * @return the change
	 */
	public Optional<Resize> next(List<SizedPool> pools) {
		long room = this.maxBytes - pools.stream().mapToLong(SizedPool::bytes).sum();
		List<Wish> wishes = pools.stream().map(this::look).toList();
		List<Wish> larger = wishes.stream().filter((wish) -> wish.lasts(1)).toList();
		Optional<Resize> next = larger.stream()
			.flatMap((wish) -> wish.larger(room).stream())
			.max(Comparator.comparingDouble(Resize::worth));
		if (next.isEmpty() && (room < 0 || !larger.isEmpty())) {
			next = wishes.stream()
				.filter((wish) -> wish.lasts(-1))
				.flatMap((wish) -> wish.smaller().stream())
				.min(Comparator.comparingLong(Resize::growth));
		}
		next.ifPresent((it) -> Objects.requireNonNull(this.wishes.get(it.pool())).fulfil());
		return next;
	}

	private Wish look(SizedPool pool) {
		Wish wish = this.wishes.computeIfAbsent(pool.name(), (absent) -> new Wish());
		wish.look(pool);
		return wish;
	}

	/** What would be good for a pool, and since when. */
	private static final class Wish {

		private static final int LEAST_LOOKS = 2;

		private static final int MOST_LOOKS = 1 << 20;

		private List<SizeForecast> forecasts = List.of();

		private Optional<SizeForecast> present = Optional.empty();

		private String name = "";

		/** 1 to be larger, -1 to be smaller, 0 neither. */
		private int direction;

		/** Looks in a row that found the same. */
		private int looks;

		private int patience = LEAST_LOOKS;

		/** The direction of the last change. */
		private int fulfilled;

		void look(SizedPool pool) {
			this.name = pool.name();
			this.forecasts = pool.forecasts();
			this.present = Sizes.at(this.forecasts, pool.capacity());
			int before = this.direction;
			this.direction = larger(Long.MAX_VALUE).isPresent() ? 1 : smaller().map((it) -> -1).orElse(0);
			this.looks = (this.direction == before) ? this.looks + 1 : 1;
		}

		Optional<Resize> larger(long room) {
			return this.present.flatMap((now) -> Sizes.larger(this.forecasts, now, room).map((it) -> to(now, it)));
		}

		Optional<Resize> smaller() {
			return this.present.flatMap((now) -> Sizes.smaller(this.forecasts, now).map((it) -> to(now, it)));
		}

		private Resize to(SizeForecast now, SizeForecast next) {
			return new Resize(this.name, now, next);
		}

		boolean lasts(int direction) {
			return this.direction == direction && this.looks >= this.patience;
		}

		void fulfil() {
			if (this.fulfilled == -this.direction) {
				this.patience = Math.min(2 * this.patience, MOST_LOOKS);
			}
			this.fulfilled = this.direction;
			this.looks = 0;
		}

	}

}
