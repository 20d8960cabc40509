package io.zexus.pool.advisor.analysis;

import io.zexus.pool.advisor.collect.IdSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells how objects were laid out by how close they lie together: HotSpot's ids are
 * addresses, and some string is always followed by its array at once.
 */
final class LayoutEvidence {

	private static final long COMPRESSIBLE = 32L << 30;

	private static final int ENOUGH = 1000;

	private static final int SAMPLES = 1_000_000;

	private final IdSet values;

	private final IdSet contents;

	private long samples;

	private long arrays;

	private long stringGap = Long.MAX_VALUE;

	/** Ids are no addresses. */
	private boolean impossible;

	private boolean arrayBase12;

	private boolean arrayBase16;

	LayoutEvidence(ObjectCollector objects) {
		this.values = objects.values;
		this.contents = objects.contents;
	}

	void string(long id) {
		if (++this.samples > SAMPLES) {
			return;
		}
		this.stringGap = Math.min(this.stringGap, gap(id));
	}

	void array(long id, long bytes) {
		if (++this.arrays > SAMPLES) {
			return;
		}
		long gap = gap(id);
		this.impossible |= gap < ObjectLayout.align(12 + bytes);
		this.arrayBase12 |= gap < ObjectLayout.align(16 + bytes);
		this.arrayBase16 |= gap < ObjectLayout.align(24 + bytes);
	}

	private long gap(long id) {
		return Math.min(this.values.gapAfter(id), this.contents.gapAfter(id));
	}

	/**
	 * Concludes.
	 * @param string the class of strings
	 * @param idSize bytes of an id
	 * @param span how far apart the objects are
	 * @param reference bytes of a reference, null when not known
	 * @param compactHeaders whether headers have 8 bytes, null when not known
	 */
	ObjectLayout layout(HeapClass string, int idSize, long span, @Nullable Integer reference,
			@Nullable Boolean compactHeaders) {
		if (idSize == 4) {
			return new ObjectLayout(8, 4, 12);
		}
		boolean told = this.samples >= ENOUGH && !this.impossible;
		boolean compact = (compactHeaders != null) ? compactHeaders : told && this.arrayBase12;
		int size = (reference != null) ? reference : reference(string, compact, told, span);
		if (compact) {
			return new ObjectLayout(8, size, 12);
		}
		boolean classesCompressed = size == 4 || !told || this.arrayBase16;
		return classesCompressed ? new ObjectLayout(12, size, 16) : new ObjectLayout(16, size, 24);
	}

	private int reference(HeapClass string, boolean compact, boolean told, long span) {
		int header = compact ? 8 : 12;
		long size4 = string.size(new ObjectLayout(header, 4, 16));
		long size8 = string.size(new ObjectLayout(header, 8, 16));
		if (told && size4 < size8) {
			return (this.stringGap < size8) ? 4 : 8;
		}
		return (span < COMPRESSIBLE) ? 4 : 8;
	}

}
