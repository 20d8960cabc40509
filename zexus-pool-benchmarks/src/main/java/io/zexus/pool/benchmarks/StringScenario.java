package io.zexus.pool.benchmarks;

/** What is asked of a {@link StringPeer}. */
public enum StringScenario {

	/** Every call a hit, with few strings. */
	HIT_500("string hit, 500 distinct", 500),

	/** The same in so long an order that no processor learns it by heart. */
	HIT_500_LONG("string hit, 500 distinct, too long an order to be learnt", 500),

	/** Every call a hit, with more strings than the processor caches hold. */
	HIT_100K("string hit, 100,000 distinct", 100_000),

	/** A pool of the default size, asked for ten times as many strings. */
	ZIPF("Zipf 0.99 over 5,000 strings, capacity 500", 500),

	/** A larger pool, asked for ten times as many strings. */
	ZIPF_LARGE("Zipf 0.99 over 100,000 strings, capacity 10,000", 10_000),

	/** Most calls miss. */
	MISSES("Zipf 0.6 over 100,000 strings, capacity 10,000", 10_000),

	/** Every call a miss. */
	UNIQUE("all unique, capacity 10,000", 10_000),

	/** Strings made to collide. */
	FLOOD("32,768 strings of one hash code, capacity 20,000", 20_000),

	/** The same strings, made distinct. */
	NO_FLOOD("the same strings made distinct, capacity 20,000", 20_000);

	private static final int LONG = 1 << 18;

	private final String label;

	private final int capacity;

	StringScenario(String label, int capacity) {
		this.label = label;
		this.capacity = capacity;
	}

	String label() {
		return this.label;
	}

	int capacity() {
		return this.capacity;
	}

	/** Returns whether an unbounded peer must start anew when the stream does. */
	boolean neverRepeats() {
		return this == UNIQUE;
	}

	/** Returns the distinct strings asked for. */
	String[] strings() {
		return switch (this) {
			case HIT_500, HIT_500_LONG, HIT_100K -> Texts.distinct(this.capacity);
			case ZIPF, ZIPF_LARGE, MISSES -> Texts.distinct(10 * this.capacity);
			case UNIQUE -> Texts.distinct(LONG);
			case FLOOD -> Texts.colliding(1 << 15);
			case NO_FLOOD -> Texts.collidingMadeDistinct(1 << 15);
		};
	}

	/**
	 * Returns the order in which a thread asks for them, to be repeated: a multiple of
	 * {@link StringBenchmark#BATCH}.
	 */
	int[] stream(int strings, int thread) {
		return switch (this) {
			case HIT_500 -> Streams.uniform(strings, StringBenchmark.BATCH, thread);
			case HIT_500_LONG -> Streams.uniform(strings, LONG, thread);
			case HIT_100K -> Streams.uniform(strings, 1 << 17, thread);
			case ZIPF, ZIPF_LARGE -> Streams.zipf(strings, 0.99, LONG, thread);
			case MISSES -> Streams.zipf(strings, 0.6, LONG, thread);
			case UNIQUE -> Streams.loop(strings, LONG, thread * (LONG / 8));
			case FLOOD, NO_FLOOD -> Streams.uniform(strings, 1 << 15, thread);
		};
	}

}
