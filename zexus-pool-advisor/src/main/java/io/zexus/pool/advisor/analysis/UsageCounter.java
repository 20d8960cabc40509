package io.zexus.pool.advisor.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.zexus.pool.advisor.collect.Bits;
import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.LongIntMap;

/**
 * Counts, for some of the values of a heap, how many of them are equal. Values are
 * counted in parts of so many distinct ones that their counters fit in little memory.
 */
final class UsageCounter {

	/** Distinct values counted at once. */
	private static final int PART = 1 << 19;

	private static final long PART_BYTES = 4L * PART * (6 + 4);

	private final Values values;

	private final Bits seenObjects;

	private final Bits seenContents;

	// Of the current part, by the order in which distinct values came

	private LongIntMap indexes = new LongIntMap();

	private int[] numbers = new int[16];

	private int[] references = new int[16];

	private int[] objects = new int[16];

	private int[] contents = new int[16];

	private final BitSet wide = new BitSet();

	UsageCounter(Values values, HeapBudget budget) {
		budget.claim(PART_BYTES);
		this.values = values;
		this.seenObjects = new Bits(values.ids().size(), budget);
		this.seenContents = new Bits(values.contents(), budget);
	}

	/**
	 * Counts.
	 * @param ranks the values
	 * @return what there is of each type that occurs
	 */
	List<Usage> count(Ranks ranks) {
		Map<ValueType, Tally> tallies = new EnumMap<>(ValueType.class);
		int parts = Math.min(ranks.size(), this.values.numbering().count()) / PART + 1;
		for (int part = 0; part < parts; part++) {
			int wanted = part;
			this.indexes = new LongIntMap();
			this.wide.clear();
			ranks.forEach((value) -> {
				int number = this.values.number(value);
				if (number != Numbering.MISSING && (parts == 1 || number % parts == wanted)) {
					count(value, number);
				}
			});
			tally(tallies);
		}
		ranks.forEach(this::forget);
		List<Usage> usages = new ArrayList<>();
		tallies.values().forEach((tally) -> usages.add(tally.usage()));
		return usages;
	}

	private void count(int value, int number) {
		int index = this.indexes.get(number);
		if (index < 0) {
			index = add(number);
		}
		this.references[index]++;
		if (!this.seenObjects.get(value)) {
			this.seenObjects.set(value);
			this.objects[index]++;
			if (this.values.isWide(value)) {
				this.wide.set(index);
			}
			int content = this.values.content(value);
			if (!this.seenContents.get(content)) {
				this.seenContents.set(content);
				this.contents[index]++;
			}
		}
	}

	private int add(int number) {
		int index = this.indexes.size();
		this.indexes.put(number, index);
		if (index == this.numbers.length) {
			this.numbers = Arrays.copyOf(this.numbers, index * 2);
			this.references = Arrays.copyOf(this.references, index * 2);
			this.objects = Arrays.copyOf(this.objects, index * 2);
			this.contents = Arrays.copyOf(this.contents, index * 2);
		}
		this.numbers[index] = number;
		this.references[index] = 0;
		this.objects[index] = 0;
		this.contents[index] = 0;
		return index;
	}

	private void tally(Map<ValueType, Tally> tallies) {
		for (int i = 0; i < this.indexes.size(); i++) {
			ValueType type = this.values.numbering().type(this.numbers[i]);
			tallies.computeIfAbsent(type, (key) -> new Tally(key, this.values))
				.add(this.numbers[i], this.wide.get(i), this.references[i], this.objects[i], this.contents[i]);
		}
	}

	/** Undone one by one, as most places have few values. */
	private void forget(int value) {
		if (this.values.number(value) != Numbering.MISSING) {
			this.seenObjects.clear(value);
			this.seenContents.clear(this.values.content(value));
		}
	}

}
