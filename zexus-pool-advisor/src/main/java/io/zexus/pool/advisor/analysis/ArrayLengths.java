package io.zexus.pool.advisor.analysis;

import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.IdSet;
import io.zexus.pool.advisor.collect.PagedInts;
import io.zexus.pool.advisor.hprof.BasicType;
import io.zexus.pool.advisor.hprof.HprofInput;
import io.zexus.pool.advisor.hprof.HprofVisitor;

/**
 * Finds the bytes in the array of each distinct string.
 */
final class ArrayLengths implements HprofVisitor {

	final PagedInts lengths;

	private final IdSet contents;

	private final Numbering numbering;

	ArrayLengths(IdSet contents, Numbering numbering, HeapBudget budget) {
		this.contents = contents;
		this.numbering = numbering;
		this.lengths = new PagedInts(numbering.count(), budget);
	}

	@Override
	public void primitiveArray(long id, int type, int length, HprofInput content) {
		if (type != BasicType.BYTE && type != BasicType.CHAR) {
			return;
		}
		int rank = this.contents.rank(id);
		int number = (rank >= 0) ? this.numbering.of(rank) : Numbering.MISSING;
		if (number != Numbering.MISSING) {
			long bytes = (long) length * BasicType.size(type, 0);
			this.lengths.set(number, (int) Math.min(bytes, Integer.MAX_VALUE));
		}
	}

}
