package io.zexus.pool.advisor.analysis;

import java.io.IOException;

import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.IdSet;
import io.zexus.pool.advisor.collect.PagedInts;
import io.zexus.pool.advisor.hprof.HprofInput;
import io.zexus.pool.advisor.hprof.HprofVisitor;
import io.zexus.pool.advisor.hprof.InstanceData;

/**
 * Finds the field that holds a collection or an array, from any of its parts.
 * <p>
 * Parts at one level, such as the nodes of a linked list, are joined to one set (union by
 * first come, find with path halving, after Tarjan); a set knows its parent or, which
 * counts more, the field that refers to it from outside.
 */
final class HolderIndex implements HprofVisitor {

	/** The field of a part of which none is known. */
	static final int UNKNOWN = -1;

	private static final int MAX_DEPTH = 64;

	private static final int TAG_SHIFT = 30;

	private static final int PAYLOAD = (1 << TAG_SHIFT) - 1;

	// Tags: nothing known (0), of the same set as, inside of, held by a field
	private static final int SAME = 1;

	private static final int INSIDE = 2;

	private static final int FIELD = 3;

	private final ClassTable classes;

	private final IdSet containers;

	private final PagedInts links;

	HolderIndex(ClassTable classes, IdSet containers, HeapBudget budget) {
		this.classes = classes;
		this.containers = containers;
		this.links = new PagedInts(Math.min(containers.size(), PAYLOAD), budget);
		for (ClassTable.StaticReference reference : classes.statics()) {
			int target = containers.rank(reference.target());
			if (target >= 0) {
				hold(target, FIELD, reference.field());
			}
		}
	}

	@Override
	public void instance(long id, long classId, InstanceData data) {
		HeapClass heapClass = this.classes.get(classId);
		if (heapClass == null || heapClass.role == HeapClass.Role.VALUE || data.length() < heapClass.dataLength) {
			return;
		}
		int self = (heapClass.role == HeapClass.Role.CONTAINER) ? this.containers.rank(id) : -1;
		for (int i = 0; i < heapClass.referenceOffsets.length; i++) {
			long reference = data.id(heapClass.referenceOffsets[i]);
			int target = (reference != 0) ? this.containers.rank(reference) : -1;
			if (target < 0 || target == self) {
				continue;
			}
			int field = heapClass.referenceFields[i];
			if (self < 0) {
				hold(target, FIELD, field);
				continue;
			}
			switch (this.classes.field(field).role()) {
				case LINK -> join(self, target);
				case BACK -> {
				}
				default -> hold(target, INSIDE, self);
			}
		}
	}

	@Override
	public void objectArray(long id, long classId, int length, HprofInput elements) throws IOException {
		int self = this.containers.rank(id);
		for (int i = 0; i < length; i++) {
			long element = elements.id();
			int target = (element != 0) ? this.containers.rank(element) : -1;
			if (target >= 0 && target != self && self >= 0) {
				hold(target, INSIDE, self);
			}
		}
	}

	private void hold(int target, int tag, int payload) {
		if (payload <= PAYLOAD && target < this.links.size()) {
			int root = root(target);
			int known = this.links.get(root) >>> TAG_SHIFT;
			if (known == 0 || (tag == FIELD && known != FIELD)) {
				this.links.set(root, (tag << TAG_SHIFT) | payload);
			}
		}
	}

	private void join(int one, int other) {
		if (one >= this.links.size() || other >= this.links.size()) {
			return;
		}
		int first = root(one);
		int second = root(other);
		if (first != second) {
			boolean secondKnows = this.links.get(second) >>> TAG_SHIFT > this.links.get(first) >>> TAG_SHIFT;
			int winner = secondKnows ? second : first;
			this.links.set(secondKnows ? first : second, (SAME << TAG_SHIFT) | winner);
		}
	}

	private int root(int part) {
		int at = part;
		int link = this.links.get(at);
		while (link >>> TAG_SHIFT == SAME) {
			int next = link & PAYLOAD;
			int nextLink = this.links.get(next);
			if (nextLink >>> TAG_SHIFT == SAME) {
				this.links.set(at, nextLink);
			}
			at = next;
			link = nextLink;
		}
		return at;
	}

	/**
	 * Finds the field that holds a part of a collection, however deep in it.
	 * @param id the part
	 * @return the number of the field, or {@link #UNKNOWN}
	 */
	int field(long id) {
		int part = this.containers.rank(id);
		for (int depth = 0; depth < MAX_DEPTH && part >= 0 && part < this.links.size(); depth++) {
			int link = this.links.get(root(part));
			switch (link >>> TAG_SHIFT) {
				case FIELD -> {
					return link & PAYLOAD;
				}
				case INSIDE -> part = link & PAYLOAD;
				default -> {
					return UNKNOWN;
				}
			}
		}
		return UNKNOWN;
	}

}
