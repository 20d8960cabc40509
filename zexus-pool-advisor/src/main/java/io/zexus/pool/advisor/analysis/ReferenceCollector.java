package io.zexus.pool.advisor.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.IdSet;
import io.zexus.pool.advisor.collect.LongIntMap;
import io.zexus.pool.advisor.hprof.HprofInput;
import io.zexus.pool.advisor.hprof.HprofVisitor;
import io.zexus.pool.advisor.hprof.InstanceData;

/**
 * Collects for each place the values it refers to. Where there is not enough memory for
 * all, the places with most references are put off to another reading of the dump.
 */
final class ReferenceCollector implements HprofVisitor {

	private static final String[] PARTS = { "", "elements", "keys", "values" };

	private static final long ARRAYS = 1L << 62;

	private final ClassTable classes;

	private final IdSet values;

	private final HolderIndex holders;

	private final HeapBudget budget;

	private final LongIntMap byKey = new LongIntMap();

	private final List<Place> places = new ArrayList<>();

	private final List<RankList> lists = new ArrayList<>();

	private final BitSet done = new BitSet();

	private final BitSet putOff = new BitSet();

	ReferenceCollector(ClassTable classes, IdSet values, HolderIndex holders, HeapBudget budget) {
		this.classes = classes;
		this.values = values;
		this.holders = holders;
		this.budget = budget;
	}

	/** To be called before each reading. */
	void start() {
		this.putOff.clear();
		for (ClassTable.StaticReference reference : this.classes.statics()) {
			refer(reference.target(), reference.field(), 0);
		}
	}

	@Override
	public void instance(long id, long classId, InstanceData data) {
		HeapClass heapClass = this.classes.get(classId);
		if (heapClass == null || heapClass.role == HeapClass.Role.VALUE || data.length() < heapClass.dataLength) {
			return;
		}
		boolean container = heapClass.role == HeapClass.Role.CONTAINER;
		for (int i = 0; i < heapClass.referenceOffsets.length; i++) {
			long reference = data.id(heapClass.referenceOffsets[i]);
			int value = (reference != 0) ? this.values.rank(reference) : -1;
			if (value >= 0) {
				int field = heapClass.referenceFields[i];
				int holder = container ? this.holders.field(id) : HolderIndex.UNKNOWN;
				if (holder >= 0) {
					add(key(holder, part(this.classes.field(field).role())), value);
				}
				else {
					add(key(field, 0), value);
				}
			}
		}
	}

	@Override
	public void objectArray(long id, long classId, int length, HprofInput elements) throws IOException {
		long key = -1;
		for (int i = 0; i < length; i++) {
			long element = elements.id();
			int value = (element != 0) ? this.values.rank(element) : -1;
			if (value >= 0) {
				if (key < 0) {
					int holder = this.holders.field(id);
					key = (holder >= 0) ? key(holder, 1) : ARRAYS | (classId & (ARRAYS - 1));
				}
				add(key, value);
			}
		}
	}

	private void refer(long id, int field, int part) {
		int value = this.values.rank(id);
		if (value >= 0) {
			add(key(field, part), value);
		}
	}

	private static long key(int field, int part) {
		return (long) field * PARTS.length + part;
	}

	private static int part(HeapField.Role role) {
		return switch (role) {
			case KEY -> 2;
			case MAPPED -> 3;
			default -> 1;
		};
	}

	private void add(long key, int value) {
		int place = this.byKey.get(key);
		if (place < 0) {
			place = this.places.size();
			this.budget.claim(300);
			this.byKey.put(key, place);
			this.places.add(place(key));
			this.lists.add(new RankList());
		}
		while (!this.done.get(place) && !this.putOff.get(place) && !this.lists.get(place).add(value, this.budget)) {
			putOffLargest();
		}
	}

	private Place place(long key) {
		if (key >= ARRAYS) {
			return new Place(this.classes.arrayName(key & (ARRAYS - 1)), "", "elements", false, true);
		}
		HeapField field = this.classes.field((int) (key / PARTS.length));
		String part = PARTS[(int) (key % PARTS.length)];
		return new Place(field.owner().name, field.name(), part, field.isStatic(), field.owner().jdk);
	}

	private void putOffLargest() {
		int largest = open().max(Comparator.comparingInt((place) -> this.lists.get(place).size())).orElseThrow();
		if (open().count() == 1) {
			// Claims what is not there, to end with the advice to give more.
			this.budget.claim(this.budget.left() + 1);
		}
		this.putOff.set(largest);
		this.lists.get(largest).free(this.budget);
	}

	private Stream<Integer> open() {
		return IntStream.range(0, this.lists.size())
			.filter((place) -> !this.done.get(place) && !this.putOff.get(place))
			.boxed();
	}

	/**
	 * Hands out what a reading has collected.
	 * @param action is told each place and the values it refers to
	 * @return whether another reading is needed
	 */
	boolean finish(BiConsumer<Place, RankList> action) {
		for (int place : open().toList()) {
			action.accept(this.places.get(place), this.lists.get(place));
			this.lists.get(place).free(this.budget);
			this.done.set(place);
		}
		return !this.putOff.isEmpty();
	}

}
