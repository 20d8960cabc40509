package io.zexus.sample.data;

import java.io.IOException;
import java.io.InputStream;

import io.zexus.sample.data.ImportReport.BadLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads a stream line by line into {@link Strikes}. Good lines are kept as they come, bad
 * ones are counted, and the first of them reported; memory does not grow with the stream.
 * For one stream; not thread-safe.
 */
public final class StrikeImport {

	private final Strikes strikes;

	private final LineParser parser;

	private final ImportReport.Builder report = new ImportReport.Builder();

	public StrikeImport(Strikes strikes, StrikeFormat format, StrikeReaders readers) {
		this.strikes = strikes;
		this.parser = readers.parser(format);
	}

	/**
	 * Reads the stream to its end.
	 * @param in the stream, which is not closed
	 * @param progress told of every line
	 * @return how many lines were kept, and which were not
	 * @throws BrokenStreamException when the stream breaks; good lines before that are
	 * kept
	 */
	public ImportReport read(InputStream in, Progress progress) throws BrokenStreamException {
		LineReader lines = new LineReader(in);
		try {
			while (lines.next()) {
				take(lines);
				progress.line(lines.number());
			}
			return this.report.build();
		}
		catch (IOException ex) {
			throw new BrokenStreamException(lines.number() + 1, this.report.build(), ex);
		}
	}

	private void take(LineReader lines) {
		try {
			Strike strike = parse(lines);
			if (strike == null) {
				return;
			}
			if (this.strikes.add(strike)) {
				this.report.accepted();
			}
			else {
				this.report.full(new BadLine(lines.number(),
						"no room: all " + this.strikes.capacity() + " places are taken (sample.max-records)"));
			}
		}
		catch (BadLineException ex) {
			this.report.rejected(new BadLine(lines.number(), ex.reason()));
		}
		catch (JacksonException ex) {
			this.report.rejected(new BadLine(lines.number(), Reason.of(ex)));
		}
	}

	private @Nullable Strike parse(LineReader lines) throws BadLineException {
		if (lines.tooLong()) {
			throw new BadLineException("longer than " + LineReader.MAX_LENGTH + " bytes");
		}
		if (lines.blank()) {
			return null;
		}
		Strike strike = this.parser.parse(lines.bytes(), lines.length());
		if (Strike.UNKNOWN.equals(strike)) {
			throw new BadLineException("says nothing of a strike: every field is missing");
		}
		return strike;
	}

}
