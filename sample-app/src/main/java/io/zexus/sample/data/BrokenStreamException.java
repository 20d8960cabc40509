package io.zexus.sample.data;

import java.io.IOException;

/**
 * A stream ended before its end, as when a client drops the connection. The good lines
 * before that were kept; the line begun was not.
 */
public final class BrokenStreamException extends IOException {

	private static final long serialVersionUID = 1L;

	BrokenStreamException(long line, ImportReport report, IOException cause) {
		super("The stream broke in line " + line + ": " + report.accepted() + " before it were kept, "
				+ report.rejected() + " rejected", cause);
	}

}
