package io.zexus.pool.advisor.analysis;

/**
 * Adds up a {@link Usage}, one distinct value after the other.
 */
final class Tally {

	private final ValueType type;

	private final Values values;

	private final TopSums savings = new TopSums();

	private long references;

	private long objects;

	private long distinct;

	private long repeated;

	private long mostFrequent;

	private int topValue = -1;

	private boolean topWide;

	private long bytes;

	private long wasted;

	private long wastedArrays;

	private long wastedLong;

	private int longest;

	Tally(ValueType type, Values values) {
		this.type = type;
		this.values = values;
	}

	/**
	 * Adds a distinct value.
	 * @param number its number
	 * @param wide whether it has two bytes a character
	 * @param references references to it
	 * @param objects objects with this value
	 * @param arrays arrays that these have, strings only
	 */
	void add(int number, boolean wide, long references, long objects, long arrays) {
		long array = (this.type == ValueType.STRING) ? this.values.array(number) : 0;
		long shell = this.values.shell(this.type);
		this.references += references;
		this.objects += objects;
		this.distinct++;
		this.bytes += objects * shell + arrays * array;
		if (references > this.mostFrequent) {
			this.mostFrequent = references;
			this.topValue = number;
			this.topWide = wide;
		}
		if (objects > 1) {
			this.repeated++;
			long extraArrays = Math.max(0, arrays - 1) * array;
			long saved = (objects - 1) * shell + extraArrays;
			this.wasted += saved;
			this.wastedArrays += extraArrays;
			this.savings.add(saved);
			if (this.type == ValueType.STRING) {
				int characters = this.values.lengths().get(number) >> (wide ? 1 : 0);
				this.longest = Math.max(this.longest, characters);
				this.wastedLong += (characters > Usage.LONG_STRING) ? saved : 0;
			}
		}
	}

	Usage usage() {
		return new Usage(this.type, this.references, this.objects, this.distinct, this.repeated, this.mostFrequent,
				this.topValue, this.topWide, this.bytes, this.wasted, this.wastedArrays, this.wastedLong, this.longest,
				this.savings.sums());
	}

}
