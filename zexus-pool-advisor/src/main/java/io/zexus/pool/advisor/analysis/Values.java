package io.zexus.pool.advisor.analysis;

import io.zexus.pool.advisor.collect.IdSet;
import io.zexus.pool.advisor.collect.PagedInts;

/**
 * All values of a heap: which content each has, and what both take.
 *
 * @param ids the values
 * @param contentOf the content of each, with {@link ContentHasher#WIDE}
 * @param numbering the number of each content
 * @param lengths bytes in the array of each distinct content, strings only
 * @param layout the sizes of objects
 * @param shells bytes of a value of each type without what it refers to
 */
record Values(IdSet ids, PagedInts contentOf, Numbering numbering, PagedInts lengths, ObjectLayout layout,
		long[] shells) {

	int contents() {
		return this.numbering.contents();
	}

	int content(int value) {
		return this.contentOf.get(value) & ~ContentHasher.WIDE;
	}

	boolean isWide(int value) {
		return this.contentOf.get(value) < 0;
	}

	/** The number of a value's content, or {@link Numbering#MISSING}. */
	int number(int value) {
		int content = content(value);
		// -1 without its first bit: a content that was never collected.
		return (content == Integer.MAX_VALUE) ? Numbering.MISSING : this.numbering.of(content);
	}

	long shell(ValueType type) {
		return this.shells[type.ordinal()];
	}

	long array(int number) {
		return this.layout.array(this.lengths.get(number));
	}

}
