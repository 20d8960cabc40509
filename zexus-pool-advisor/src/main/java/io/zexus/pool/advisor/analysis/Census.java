package io.zexus.pool.advisor.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.IdSet;
import io.zexus.pool.advisor.collect.LongIntMap;
import io.zexus.pool.advisor.hprof.BasicType;
import io.zexus.pool.advisor.hprof.ClassDump;
import io.zexus.pool.advisor.hprof.HprofInput;
import io.zexus.pool.advisor.hprof.HprofVisitor;
import io.zexus.pool.advisor.hprof.InstanceData;

/**
 * Counts what is there, and remembers classes and names.
 */
final class Census implements HprofVisitor {

	private static final int[] ARRAY_BASES = { 12, 16, 24 };

	final Map<Long, String> names = new HashMap<>();

	final Map<Long, Long> classNames = new HashMap<>();

	final List<ClassDump> dumps = new ArrayList<>();

	private final HeapBudget budget;

	private final LongIntMap counters = new LongIntMap();

	private long[] counts = new long[1024];

	private final long[] numberArrays = new long[ARRAY_BASES.length];

	private final long[] referenceArrays4 = new long[ARRAY_BASES.length];

	private final long[] referenceArrays8 = new long[ARRAY_BASES.length];

	long objects;

	private long lowBits;

	private long minId = Long.MAX_VALUE;

	private long maxId = Long.MIN_VALUE;

	private long lastClass;

	private int lastCounter = LongIntMap.NONE;

	Census(HeapBudget budget) {
		this.budget = budget;
	}

	@Override
	public void name(long id, String name) {
		this.budget.claim(100 + name.length());
		this.names.put(id, name);
	}

	@Override
	public void className(long classId, long nameId) {
		this.budget.claim(100);
		this.classNames.put(classId, nameId);
	}

	@Override
	public void classDump(ClassDump dump) {
		this.budget.claim(200 + 17L * dump.staticNames().length + 9L * dump.fieldNames().length);
		this.dumps.add(dump);
		seen(dump.id());
	}

	@Override
	public void instance(long id, long classId, InstanceData data) {
		seen(id);
		if (classId != this.lastClass || this.lastCounter < 0) {
			this.lastClass = classId;
			this.lastCounter = counter(classId);
		}
		this.counts[this.lastCounter]++;
	}

	private int counter(long classId) {
		int counter = this.counters.get(classId);
		if (counter < 0) {
			counter = this.counters.size();
			this.budget.claim(60);
			this.counters.put(classId, counter);
			if (counter == this.counts.length) {
				this.counts = Arrays.copyOf(this.counts, counter * 2);
			}
		}
		return counter;
	}

	@Override
	public void objectArray(long id, long classId, int length, HprofInput elements) {
		seen(id);
		for (int i = 0; i < ARRAY_BASES.length; i++) {
			this.referenceArrays4[i] += ObjectLayout.align(ARRAY_BASES[i] + 4L * length);
			this.referenceArrays8[i] += ObjectLayout.align(ObjectLayout.align(ARRAY_BASES[i]) + 8L * length);
		}
	}

	@Override
	public void primitiveArray(long id, int type, int length, HprofInput content) {
		seen(id);
		int size = BasicType.size(type, 0);
		for (int i = 0; i < ARRAY_BASES.length; i++) {
			int base = (size == 8) ? (int) ObjectLayout.align(ARRAY_BASES[i]) : ARRAY_BASES[i];
			this.numberArrays[i] += ObjectLayout.align(base + (long) size * length);
		}
	}

	private void seen(long id) {
		this.objects++;
		this.lowBits |= id;
		this.minId = Math.min(this.minId, id);
		this.maxId = Math.max(this.maxId, id);
	}

	/** A set that has room for the ids seen. */
	IdSet idSet(HeapBudget budget) {
		int alignment = Math.min(Long.numberOfTrailingZeros(this.lowBits), 6);
		return new IdSet(alignment, this.minId, this.maxId, this.objects, budget);
	}

	/** How far apart the objects are, in bytes, if ids are addresses. */
	long span() {
		return this.maxId - this.minId;
	}

	long instances(long classId) {
		int counter = this.counters.get(classId);
		return (counter < 0) ? 0 : this.counts[counter];
	}

	long arrayBytes(ObjectLayout layout) {
		int base = Math.max(0, Arrays.binarySearch(ARRAY_BASES, layout.arrayBase()));
		long[] references = (layout.reference() == 8) ? this.referenceArrays8 : this.referenceArrays4;
		return this.numberArrays[base] + references[base];
	}

}
