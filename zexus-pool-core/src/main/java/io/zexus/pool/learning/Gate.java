package io.zexus.pool.learning;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.concurrent.Padded;
import io.zexus.pool.internal.table.ObjectLayout;
import io.zexus.pool.internal.table.StringContent;
import io.zexus.pool.internal.table.Table;
import io.zexus.pool.internal.table.Utf8Content;

/**
 * Where the values of a property go through on their way out of one decoder: to the
 * pools, or past them while pooling does not pay.
 * <p>
 * For each string, a parser calls {@link #wants()} once. When that is {@code true} it
 * calls {@link #read} and, where this finds nothing, {@link #decoded}; else it does not
 * need this gate. One thread at a time; where threads share a gate, counts may be lost
 * and never a value.
 */
public final class Gate extends Padded {

	/** Values looked at in a row. */
	static final int WINDOW = 256;

	/** Values passed before a property is looked at for the first time. */
	static final int NEWCOMER = 16;

	private static final int SHORTEST_PAUSE = 4 * WINDOW;

	private static final int LONGEST_PAUSE = 128 * WINDOW;

	private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

	private static final long SEED = new SplittableRandom().nextLong();

	private final Property property;

	private final @Nullable Decoder decoder;

	/** Values left until the present period ends, the last ones of it being sampled. */
	private int left = NEWCOMER + WINDOW;

	private int period = this.left;

	private int pause = SHORTEST_PAUSE;

	/** Values of the periods before. */
	private long before;

	/** Values that the pool was asked for, of which it had some. */
	private long misses;

	private long hits;

	private long saved;

	/** Of elements of an array in an array, by their place there. */
	private @Nullable Gate[] columns = {};

	private @Nullable Gate numbers;

	Gate(Property property, @Nullable Decoder decoder) {
		this.property = property;
		this.decoder = decoder;
	}

	/**
	 * Counts a string that is about to be decoded.
	 * @return whether this gate wants to see it
	 */
	public boolean wants() {
		int left = this.left - 1;
		this.left = left;
		return this.property.pooling || left < WINDOW;
	}

	/**
	 * Returns the string whose bytes are in a buffer, closing quote included, if that can
	 * be told without decoding them: a pooled one when that pays.
	 * @param buffer the buffer of a parser
	 * @param from index of the first byte
	 * @param to index behind the last byte in the buffer
	 * @return the string, whose bytes in the buffer are as many as
	 * {@link Decoder#length()}, or {@code null} when the parser has to decode it, for
	 * {@link #decoded}
	 */
	public @Nullable String read(byte[] buffer, int from, int to) {
		Decoder decoder = this.decoder;
		if (decoder == null) {
			return null;
		}
		RawStrings raw = this.property.pooling ? decoder.raw() : null;
		if (raw == null) {
			String value = decoder.read(buffer, from, to);
			return (value != null) ? get(value) : null;
		}
		if (to - from < RawStrings.AHEAD) {
			return null;
		}
		int entry = raw.find(buffer, from, to);
		String value = (entry >= 0) ? raw.value(entry) : null;
		if (value == null) {
			return readNew(decoder, raw, buffer, from, to);
		}
		long facts = raw.facts(entry);
		int saved = RawStrings.saved(facts);
		if (raw.isConfirmed(facts)) {
			decoder.counts.hit(saved);
			this.hits++;
			this.saved += saved;
			Table<String> table = decoder.tables.current();
			if (table.isSampled()) {
				table.served(raw.hash(entry));
			}
		}
		else {
			value = confirm(decoder, raw, entry, value, saved);
		}
		decoder.length = RawStrings.length(facts);
		return seen(value);
	}

	/** Asks the pool for a string that was known in an earlier window. */
	private String confirm(Decoder decoder, RawStrings raw, int entry, String value, int saved) {
		Table<String> table = decoder.tables.current();
		int hash = raw.hash(entry);
		String present = table.getIfPresent(hash, StringContent.STRING, value, 0, 0);
		if (present != null) {
			this.hits++;
			this.saved += saved;
		}
		else {
			present = table.getOrAdd(hash, StringContent.STRING, value, 0, 0);
			this.misses++;
		}
		raw.confirm(entry, present);
		return present;
	}

	private @Nullable String readNew(Decoder decoder, RawStrings raw, byte[] buffer, int from, int to) {
		int length = QuotedBytes.asciiLength(buffer, from, to);
		if (length < 0) {
			return null;
		}
		decoder.length = length;
		Table<String> table = decoder.tables.current();
		if (length > this.property.strings.maxLength() || !table.isOpen()) {
			return get(QuotedBytes.ascii(buffer, from, length));
		}
		int hash = QuotedBytes.asciiHash(buffer, from, length);
		int footprint = ObjectLayout.string(length);
		String value = table.getIfPresent(hash, Utf8Content.UTF8, buffer, from, length);
		boolean confirmed = true;
		if (value != null) {
			this.hits++;
			this.saved += footprint;
		}
		else {
			this.misses++;
			value = QuotedBytes.ascii(buffer, from, length);
			// What may come once only, and is kept here, is not to push out what comes
			// often
			confirmed = length > RawStrings.LONGEST || !table.isFullFor(hash);
			if (confirmed) {
				value = table.getOrAdd(hash, StringContent.STRING, value, 0, 0);
			}
			else {
				table.turnAway();
			}
		}
		if (length <= RawStrings.LONGEST) {
			raw.put(buffer, from, length, value, footprint, confirmed);
		}
		return seen(value);
	}

	private String seen(String value) {
		if (this.left < WINDOW) {
			sample(value);
		}
		return value;
	}

	/**
	 * Returns an equal string, a pooled one when that pays, and remembers its bytes.
	 * @param value the string, as a parser decoded it
	 * @param buffer where its bytes are
	 * @param from index of the first byte
	 * @param to index behind the last byte and the quote; not more than {@code from} when
	 * they are not all there
	 * @return the argument or one that equals it
	 */
	public String decoded(String value, byte[] buffer, int from, int to) {
		long asked = asked();
		String pooled = get(value);
		RawStrings raw = (this.decoder != null && asked() > asked) ? this.decoder.raw() : null;
		int length = to - from - 1;
		if (raw != null && length >= 0 && length <= RawStrings.LONGEST && from + RawStrings.AHEAD <= buffer.length
				&& QuotedBytes.isPlain(buffer, from, length) && this.property.tables.current().isOpen()) {
			raw.put(buffer, from, length, pooled, StringContent.footprint(pooled), true);
		}
		return pooled;
	}

	/**
	 * Returns an equal string, a pooled one when that pays.
	 * @param value the string
	 * @return the argument or one that equals it
	 */
	public String get(String value) {
		boolean tooLong = value.length() > this.property.strings.maxLength();
		if (this.left < WINDOW) {
			if (tooLong) {
				observe(0, 0);
			}
			else {
				sample(value);
			}
		}
		if (tooLong || !this.property.pooling || !this.property.tables.current().isOpen()) {
			return value;
		}
		String pooled = this.property.strings.get(value);
		count(pooled != value, (pooled != value) ? StringContent.footprint(pooled) : 0);
		return pooled;
	}

	/**
	 * Returns an equal number, a pooled one when that pays and there is a pool for it.
	 * Those that the JVM has one instance of anyway are not counted.
	 * @param value the number
	 * @return the argument or one that equals it
	 */
	public Number get(Number value) {
		if (!isPoolable(value) || !wants()) {
			return value;
		}
		int footprint = ObjectLayout.number(value);
		if (this.left < WINDOW) {
			observe((SEED ^ value.hashCode()) * MULTIPLIER, footprint);
		}
		if (!this.property.pooling || !this.property.isOpen()) {
			return value;
		}
		Number pooled = pooled(value);
		count(pooled != value, (pooled != value) ? footprint : 0);
		return pooled;
	}

	private Number pooled(Number value) {
		if (value instanceof Integer integer) {
			return this.property.numbers.get(integer);
		}
		return this.property.numbers.get((Long) value);
	}

	private void count(boolean hit, int saved) {
		if (hit) {
			this.hits++;
			this.saved += saved;
		}
		else {
			this.misses++;
		}
	}

	/** Returns the gate of the numbers that stand where these strings do. */
	Gate numbers(Decoder decoder) {
		Gate numbers = this.numbers;
		if (numbers == null) {
			numbers = decoder.gate(this.property.numbers());
			this.numbers = numbers;
		}
		return numbers;
	}

	/** Returns the gate of the strings at a place of the arrays that are here. */
	Gate column(Decoder decoder, int index) {
		@Nullable Gate[] columns = this.columns;
		if (index >= columns.length) {
			columns = Arrays.copyOf(columns, index + 1);
			this.columns = columns;
		}
		Gate column = columns[index];
		if (column == null) {
			column = decoder.gate(this.property.column(index));
			columns[index] = column;
		}
		return column;
	}

	/** Returns whether there may be a pool, and a gain, for a number. */
	static boolean isPoolable(Number value) {
		return (value instanceof Integer || value instanceof Long) && value.longValue() != value.byteValue();
	}

	private void sample(String value) {
		long hash = SEED;
		for (int i = 0; i < value.length(); i++) {
			hash = (hash ^ value.charAt(i)) * MULTIPLIER;
		}
		observe(hash * MULTIPLIER, StringContent.footprint(value));
	}

	/**
	 * Takes a sample.
	 * @param footprint bytes of the value, zero when it is not pooled whatever its hash
	 */
	private void observe(long hash, int footprint) {
		boolean pooled = this.property.pooling;
		if (this.property.observe(hash, footprint) || this.left <= 0) {
			this.before += this.period - this.left;
			boolean changed = pooled != this.property.pooling;
			this.pause = changed ? SHORTEST_PAUSE : Math.min(2 * this.pause, LONGEST_PAUSE);
			this.period = this.pause + WINDOW;
			this.left = this.period;
		}
	}

	/** Returns how many values there were. */
	long seen() {
		return this.before + this.period - this.left;
	}

	long asked() {
		return this.hits + this.misses;
	}

	long hits() {
		return this.hits;
	}

	long savedBytes() {
		return this.saved;
	}

}
