package io.zexus.pool.advisor.analysis;

import java.io.IOException;

import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.IdSet;
import io.zexus.pool.advisor.collect.PagedInts;
import io.zexus.pool.advisor.collect.PagedLongs;
import io.zexus.pool.advisor.hprof.BasicType;
import io.zexus.pool.advisor.hprof.Hash;
import io.zexus.pool.advisor.hprof.HprofInput;
import io.zexus.pool.advisor.hprof.HprofVisitor;
import io.zexus.pool.advisor.hprof.InstanceData;

/**
 * Hashes all contents to 64 bits, the first four of which are the code of their
 * {@link ValueType}: two contents are taken for equal when their hashes are, which goes
 * wrong once in thousands of dumps of this size.
 */
final class ContentHasher implements HprofVisitor {

	/** Set in {@link #contentOf} for strings of two bytes a character. */
	static final int WIDE = 1 << 31;

	/** The number of the content of each value, with {@link #WIDE}. */
	final PagedInts contentOf;

	/** The hash of each content, 0 for what the dump does not have. */
	final PagedLongs hashes;

	private final ClassTable classes;

	private final IdSet values;

	private final IdSet contents;

	private final LayoutEvidence evidence;

	ContentHasher(ClassTable classes, ObjectCollector objects, LayoutEvidence evidence, HeapBudget budget) {
		this.classes = classes;
		this.values = objects.values;
		this.contents = objects.contents;
		this.evidence = evidence;
		this.contentOf = new PagedInts(this.values.size(), budget);
		this.hashes = new PagedLongs(this.contents.size(), budget);
	}

	@Override
	public void instance(long id, long classId, InstanceData data) {
		HeapClass heapClass = this.classes.get(classId);
		if (heapClass == null || heapClass.value == null || data.length() < heapClass.dataLength) {
			return;
		}
		int value = this.values.rank(id);
		if (value < 0) {
			return;
		}
		int content = this.contents.rank(ObjectCollector.contentId(heapClass, id, data));
		if (heapClass.value == ValueType.STRING) {
			boolean wide = heapClass.coderOffset >= 0 && data.bits(heapClass.coderOffset, 1) != 0;
			this.contentOf.set(value, wide ? content | WIDE : content);
			this.evidence.string(id);
		}
		else {
			this.contentOf.set(value, content);
			this.hashes.set(content, typed(heapClass.value, numbers(heapClass, id, data)));
		}
	}

	private static long numbers(HeapClass heapClass, long id, InstanceData data) {
		if (heapClass.compactOffset >= 0 && data.bits(heapClass.compactOffset, 8) == Long.MIN_VALUE) {
			return Hash.add(Hash.of(-1), id);
		}
		long hash = Hash.of(0);
		for (int i = 0; i < heapClass.numberOffsets.length; i++) {
			hash = Hash.add(hash, data.bits(heapClass.numberOffsets[i], heapClass.numberSizes[i]));
		}
		return hash;
	}

	@Override
	public void primitiveArray(long id, int type, int length, HprofInput content) throws IOException {
		if (type != BasicType.BYTE && type != BasicType.CHAR) {
			return;
		}
		int rank = this.contents.rank(id);
		if (rank >= 0) {
			long bytes = (long) length * BasicType.size(type, 0);
			this.evidence.array(id, bytes);
			this.hashes.set(rank, typed(ValueType.STRING, Hash.add(content.hash(bytes), type)));
		}
	}

	private static long typed(ValueType type, long hash) {
		return ((long) type.code() << 60) | (Hash.finish(hash) >>> 4);
	}

}
