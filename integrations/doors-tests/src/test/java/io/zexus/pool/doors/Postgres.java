package io.zexus.pool.doors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of its own, on loopback, from the binaries that are installed. PostgreSQL
 * refuses to run as root, who runs it as the user {@code postgres}.
 */
public final class Postgres implements AutoCloseable {

	private static final boolean ROOT = System.getProperty("user.name").equals("root");

	private final Path data;

	private final int port;

	private final Process process;

	private Postgres(Path binaries) throws IOException, InterruptedException {
		this.data = Files.createTempDirectory("postgres");
		if (ROOT) {
			start(List.of("chown", "postgres", this.data.toString())).waitFor();
		}
		Process initdb = start(asUser(binaries.resolve("initdb").toString(), "-D", this.data.toString(), "-A", "trust",
				"-U", "test", "-E", "UTF8", "--no-sync"));
		String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (initdb.waitFor() != 0) {
			throw new IllegalStateException("initdb failed: " + output);
		}
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = socket.getLocalPort();
		}
		this.process = start(asUser(binaries.resolve("postgres").toString(), "-D", this.data.toString(), "-p",
				String.valueOf(this.port), "-h", "127.0.0.1", "-k", this.data.toString(), "-c", "fsync=off"));
		BufferedReader log = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8));
		String line = "";
		while (!line.contains("ready to accept connections")) {
			line = log.readLine();
			if (line == null) {
				throw new IllegalStateException("postgres ended");
			}
		}
		Thread drain = new Thread(() -> drain(log), "postgres-log");
		drain.setDaemon(true);
		drain.start();
	}

	/** Reads what is logged, so that PostgreSQL never waits. */
	private static void drain(BufferedReader log) {
		try {
			log.transferTo(Writer.nullWriter());
		}
		catch (IOException ex) {
			// It has ended
		}
	}

	/** Starts one, unless it is not installed. */
	public static Optional<Postgres> start() throws IOException, InterruptedException {
		Path versions = Path.of("/usr/lib/postgresql");
		Stream<Path> debian = Files.isDirectory(versions) ? Files.list(versions) : Stream.empty();
		try (debian) {
			Optional<Path> binaries = Stream
				.concat(debian.map((version) -> version.resolve("bin")),
						Arrays.stream(System.getenv("PATH").split(":")).map(Path::of))
				.filter((path) -> Files.isExecutable(path.resolve("initdb")))
				.findFirst();
			return binaries.isPresent() ? Optional.of(new Postgres(binaries.get())) : Optional.empty();
		}
	}

	private static List<String> asUser(String... command) {
		List<String> all = new ArrayList<>(
				ROOT ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") : List.of());
		all.addAll(List.of(command));
		return all;
	}

	private static Process start(List<String> command) throws IOException {
		return new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true).start();
	}

	public String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	@Override
	public void close() throws IOException {
		this.process.destroy();
		this.process.onExit().join();
		FileSystemUtils.deleteRecursively(this.data);
	}

}
