package io.zexus.pool.advisor.hprof;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/**
 * A heap dump in the HPROF format, plain or compressed with gzip, that is read from its
 * beginning as often as needed: nothing of it stays in memory.
 * <p>
 * The format is that of HotSpot's {@code heapDumper.cpp}. Of a dump that is cut or
 * damaged, what precedes the damage is told, and the same each time.
 */
public final class HprofFile {

	private static final String MAGIC = "JAVA PROFILE ";

	private final Path path;

	private final long size;

	private final boolean compressed;

	private final Header header;

	private long end = Long.MAX_VALUE;

	private @Nullable String damage;

	private HprofFile(Path path) throws IOException {
		this.path = path;
		this.size = Files.size(path);
		this.compressed = isCompressed(path);
		this.header = header();
	}

	/**
	 * Opens a dump.
	 * @param path the file
	 * @return the dump
	 * @throws IOException when it cannot be read or is no heap dump
	 */
	public static HprofFile open(Path path) throws IOException {
		return new HprofFile(path);
	}

	private static boolean isCompressed(Path path) throws IOException {
		try (InputStream in = Files.newInputStream(path)) {
			return in.read() == 0x1f && in.read() == 0x8b;
		}
	}

	private Header header() throws IOException {
		try (HprofInput in = input((position) -> {
		})) {
			return Header.read(in);
		}
		catch (EOFException | ZipException ex) {
			throw new HprofException("it is not a heap dump: it does not start with \"" + MAGIC + "1.0.2\"");
		}
	}

	private HprofInput input(LongConsumer progress) throws IOException {
		InputStream in = Files.newInputStream(this.path);
		if (!this.compressed) {
			return new HprofInput(in, this.size, progress);
		}
		CountingStream counted = new CountingStream(in);
		try {
			return new HprofInput(new GZIPInputStream(new BufferedInputStream(counted, 1 << 16), 1 << 16),
					Long.MAX_VALUE, (position) -> progress.accept(counted.count));
		}
		catch (IOException ex) {
			in.close();
			throw ex;
		}
	}

	/**
	 * Returns the size of the file.
	 * @return bytes on disk
	 */
	public long size() {
		return this.size;
	}

	/**
	 * Returns the version in the header.
	 * @return such as {@code 1.0.2}
	 */
	public String version() {
		return this.header.version();
	}

	/**
	 * Returns the size of ids and references in the dump.
	 * @return 4 or 8
	 */
	public int idSize() {
		return this.header.idSize();
	}

	/**
	 * Returns why the dump was not read to its end. Known after it has been read once.
	 * @return a reason with the place, null when all was read
	 */
	public @Nullable String damage() {
		return this.damage;
	}

	/**
	 * Reads the dump.
	 * @param visitor is told what is there
	 * @param progress is told now and then which part has been read, from 0 to 1
	 * @throws IOException when the file cannot be read
	 */
	public void read(HprofVisitor visitor, DoubleConsumer progress) throws IOException {
		long total = Math.max(this.size, 1);
		try (HprofInput in = input((position) -> progress.accept((double) position / total))) {
			Header.read(in);
			HprofParser parser = new HprofParser(in, visitor);
			try {
				parser.parse(this.end);
			}
			catch (EOFException ex) {
				stopped(parser, "it is cut", in);
			}
			catch (ZipException | HprofException ex) {
				stopped(parser, String.valueOf(ex.getMessage()), in);
			}
		}
	}

	private void stopped(HprofParser parser, String reason, HprofInput in) {
		this.end = parser.good();
		this.damage = reason + " after " + in.position() + " bytes";
	}

	private record Header(String version, int idSize) {

		static Header read(HprofInput in) throws IOException {
			StringBuilder text = new StringBuilder();
			for (int next = in.u1(); next != 0; next = in.u1()) {
				text.append((char) next);
				if (!text.toString().startsWith(MAGIC.substring(0, Math.min(MAGIC.length(), text.length())))
						|| text.length() > 32) {
					throw new EOFException();
				}
			}
			String version = text.substring(Math.min(MAGIC.length(), text.length()));
			if (!version.equals("1.0.1") && !version.equals("1.0.2")) {
				throw new HprofException("it has version \"" + printable(version)
						+ "\" of the format, not 1.0.1 or 1.0.2: Android's are converted by hprof-conv");
			}
			int idSize = in.i4();
			if (idSize != 4 && idSize != 8) {
				throw new HprofException("its ids have " + idSize + " bytes, not 4 or 8");
			}
			in.i8();
			in.idSize(idSize);
			return new Header(version, idSize);
		}

		private static String printable(String text) {
			return new String(text.replaceAll("[^ -~]", "?").getBytes(StandardCharsets.US_ASCII),
					StandardCharsets.US_ASCII);
		}

	}

	private static final class CountingStream extends FilterInputStream {

		private long count;

		CountingStream(InputStream in) {
			super(in);
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			this.count += Math.max(read, 0);
			return read;
		}

	}

}
