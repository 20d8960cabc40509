package io.zexus.pool.advisor.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import io.zexus.pool.advisor.collect.IdSet;
import io.zexus.pool.advisor.hprof.BasicType;
import io.zexus.pool.advisor.hprof.HprofInput;
import io.zexus.pool.advisor.hprof.HprofVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Reads how some strings begin.
 */
final class ContentTexts implements HprofVisitor {

	/** Characters read at most. */
	static final int PREFIX = 16;

	private final IdSet contents;

	private final Numbering numbering;

	private final BitSet wanted = new BitSet();

	private final BitSet wide = new BitSet();

	private final Map<Integer, String> texts = new HashMap<>();

	ContentTexts(IdSet contents, Numbering numbering) {
		this.contents = contents;
		this.numbering = numbering;
	}

	void want(int number, boolean wide) {
		if (number >= 0) {
			this.wanted.set(number);
			this.wide.set(number, wide);
		}
	}

	@Nullable String text(int number) {
		return this.texts.get(number);
	}

	@Override
	public void primitiveArray(long id, int type, int length, HprofInput content) throws IOException {
		if (this.wanted.isEmpty()) {
			return;
		}
		int rank = (type == BasicType.BYTE || type == BasicType.CHAR) ? this.contents.rank(id) : -1;
		int number = (rank >= 0) ? this.numbering.of(rank) : Numbering.MISSING;
		if (number < 0 || !this.wanted.get(number)) {
			return;
		}
		this.wanted.clear(number);
		boolean wide = this.wide.get(number);
		int size = (type == BasicType.CHAR || wide) ? 2 : 1;
		long bytes = Math.min((long) length * BasicType.size(type, 0), (long) PREFIX * size);
		this.texts.put(number, new String(content.bytes((int) bytes), switch (type) {
			// Numbers are dumped big-endian, but these are bytes, in the order of the
			// machine.
			case BasicType.BYTE -> wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
			default -> StandardCharsets.UTF_16BE;
		}));
	}

}
