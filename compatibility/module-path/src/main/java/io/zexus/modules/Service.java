package io.zexus.modules;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * A service with the starter, which asks itself over HTTP.
 */
@SpringBootApplication
@RestController
class Service {

	private final List<Strike> strikes = new CopyOnWriteArrayList<>();

	@PostMapping("/strikes")
	void add(@RequestBody Strike strike) {
		this.strikes.add(strike);
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		SpringApplication application = new SpringApplication(Service.class);
		try (ConfigurableApplicationContext context = application.run("--server.address=127.0.0.1", "--server.port=0",
				"--management.endpoints.web.exposure.include=zexuspool")) {
			print("module", MeterRegistry.class.getModule().getName() + ", " + Service.class.getModule().getName());
			int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
			URI address = URI.create("http://127.0.0.1:" + port);
			HttpClient client = HttpClient.newHttpClient();
			for (int i = 0; i < 2; i++) {
				HttpRequest post = HttpRequest.newBuilder(address.resolve("/strikes"))
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString("{\"id\": 1, \"state\": \"Texas\"}"))
					.build();
				print("posted", client.send(post, BodyHandlers.ofString()).statusCode());
			}
			List<Strike> strikes = context.getBean(Service.class).strikes;
			print("decoded once", strikes.get(0).state() == strikes.get(1).state());
			print("endpoint", get(client, address, "application/json"));
			print("page", get(client, address, "text/html").contains("uPlot"));
			print("meters", context.getBean(MeterRegistry.class).get("zexus.pool.gets").functionCounters().size());
		}
	}

	private static String get(HttpClient client, URI address, String type) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(address.resolve("/actuator/zexuspool"))
			.header("Accept", type)
			.build();
		return client.send(request, BodyHandlers.ofString()).body();
	}

	private static void print(String what, Object value) {
		System.out.println(what + ": " + value);
	}

}
