package io.zexus.pool.advisor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A heap dump of a running JVM in a directory that only this user can read, deleted when
 * closed or when this JVM ends.
 */
final class LiveDump implements Closeable {

	private final Path directory;

	private final Path file;

	private final Thread hook;

	private LiveDump() throws IOException {
		this.directory = Files.createTempDirectory("zexus-pool-advisor");
		this.file = this.directory.resolve("heap.hprof");
		this.hook = new Thread(this::delete, "delete-heap-dump");
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	/**
	 * Takes a dump of the live objects of a JVM, by the jcmd of this JDK.
	 * @param pid its process id
	 * @return the dump
	 * @throws IOException when it cannot be taken
	 * @throws InterruptedException when this thread is interrupted
	 */
	static LiveDump of(long pid) throws IOException, InterruptedException {
		Path jcmd = Path.of(System.getProperty("java.home"), "bin", isWindows() ? "jcmd.exe" : "jcmd");
		if (!Files.isExecutable(jcmd)) {
			throw new IOException("--pid needs a JDK, and there is no " + jcmd
					+ ": run it with the java of a JDK, or take the dump yourself");
		}
		LiveDump dump = new LiveDump();
		try {
			dump.take(jcmd, pid);
			return dump;
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			dump.close();
			throw ex;
		}
	}

	private static boolean isWindows() {
		return System.getProperty("os.name").startsWith("Windows");
	}

	/** Without -all, jcmd dumps live objects only. */
	private void take(Path jcmd, long pid) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.heap_dump", this.file.toString())
			.redirectErrorStream(true)
			.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0 || !Files.exists(this.file)) {
			throw new IOException("process " + pid + " gave no heap dump: " + reason(output));
		}
	}

	/** jcmd prints the pid, and stack traces of its own. */
	private static String reason(String output) {
		return output.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.matches("\\d+:") && !line.startsWith("at "))
			.findFirst()
			.orElse("is it a JVM, and of this user?");
	}

	Path file() {
		return this.file;
	}

	private void delete() {
		try {
			Files.deleteIfExists(this.file);
			Files.deleteIfExists(this.directory);
		}
		catch (IOException ex) {
			// A second attempt would fail as well; what is left lies in a directory of
			// this user.
			this.file.toFile().deleteOnExit();
		}
	}

	@Override
	public void close() {
		delete();
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// The JVM ends already, and the hook finds nothing to delete.
		}
	}

}
