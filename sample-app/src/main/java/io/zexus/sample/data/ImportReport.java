package io.zexus.sample.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the lines of a stream. Blank lines and a header are neither accepted nor
 * rejected.
 *
 * @param accepted lines kept as strikes
 * @param rejected lines not kept
 * @param full whether lines were rejected because there was no room
 * @param errors the first {@value #MAX_ERRORS} lines rejected
 */
public record ImportReport(long accepted, long rejected, boolean full, List<BadLine> errors) {

	/** Most bad lines reported: a report must not grow with a stream of garbage. */
	public static final int MAX_ERRORS = 20;

	/**
	 * A line that was not kept.
	 *
	 * @param line its number, from 1
	 * @param reason why
	 */
	public record BadLine(long line, String reason) {
	}

	static final class Builder {

		private long accepted;

		private long rejected;

		private boolean full;

		private final List<BadLine> errors = new ArrayList<>();

		void accepted() {
			this.accepted++;
		}

		void rejected(BadLine line) {
			this.rejected++;
			if (this.errors.size() < MAX_ERRORS) {
				this.errors.add(line);
			}
		}

		void full(BadLine line) {
			this.full = true;
			rejected(line);
		}

		ImportReport build() {
			return new ImportReport(this.accepted, this.rejected, this.full, List.copyOf(this.errors));
		}

	}

}
