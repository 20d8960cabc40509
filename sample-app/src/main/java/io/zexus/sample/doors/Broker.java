package io.zexus.sample.doors;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import org.springframework.util.FileSystemUtils;

/**
 * A Kafka broker in this VM that is its own controller, on loopback, with a log that ends
 * with it.
 */
final class Broker implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private final Path log;

	private final int port;

	private final KafkaRaftServer server;

	Broker() throws Exception {
		this.log = Files.createTempDirectory("kafka");
		this.port = freePort();
		int controller = freePort();
		new Formatter().setClusterId(Uuid.randomUuid().toString())
			.setNodeId(1)
			.setControllerListenerName("CONTROLLER")
			.setMetadataLogDirectory(this.log.toString())
			.addDirectory(this.log.toString())
			.setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
			.run();
		Map<String, String> settings = Map.of("process.roles", "broker,controller", "node.id", "1", "log.dirs",
				this.log.toString(), "listeners",
				"PLAINTEXT://" + HOST + ":" + this.port + ",CONTROLLER://" + HOST + ":" + controller,
				"controller.listener.names", "CONTROLLER", "controller.quorum.voters", "1@" + HOST + ":" + controller,
				"offsets.topic.num.partitions", "1", "offsets.topic.replication.factor", "1",
				"group.initial.rebalance.delay.ms", "0");
		this.server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
		this.server.startup();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
			return socket.getLocalPort();
		}
	}

	String address() {
		return HOST + ":" + this.port;
	}

	@Override
	public void close() throws IOException {
		this.server.shutdown();
		this.server.awaitShutdown();
		FileSystemUtils.deleteRecursively(this.log);
	}

}
