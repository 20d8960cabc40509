package io.zexus.pool.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * An application with a real server on a random port of the loopback interface. Requests
 * go to the port of the endpoints where they have one of their own.
 */
public final class RunningApplication implements AutoCloseable {

	// One each: a shared client would try to reuse connections to an earlier server that
	// had
	// the same port.
	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static RunningApplication start(WebApplicationType type, String... properties) {
		return start(type, List.of(), properties);
	}

	public static RunningApplication start(WebApplicationType type, List<Class<?>> sources, String... properties) {
		List<Class<?>> all = new ArrayList<>(sources);
		all.add(Configuration.class);
		SpringApplication application = new SpringApplicationBuilder(all.toArray(Class<?>[]::new)).web(type)
			.properties("server.port=0", "server.address=127.0.0.1", "management.endpoints.web.exposure.include=*",
					"spring.main.banner-mode=off", "spring.main.log-startup-info=false")
			.properties(properties)
			.build();
		return new RunningApplication(application.run());
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public HttpResponse<String> get(String path) {
		return send(request(path).GET());
	}

	public HttpResponse<String> delete(String path) {
		return send(request(path).DELETE());
	}

	public HttpResponse<String> post(String path, String json) {
		return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
	}

	public HttpResponse<String> get(String path, String accept) {
		return send(request(path).header("Accept", accept).GET());
	}

	/** Posts a document, and returns the status, the type and the body of the answer. */
	public String post(String path, String body, String type, String accept) {
		HttpResponse<String> response = send(request(path).header("Content-Type", type)
			.header("Accept", accept)
			.POST(BodyPublishers.ofString(body)));
		return response.statusCode() + " " + response.headers().firstValue("Content-Type").orElse("") + "\n"
				+ response.body();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(uri(path));
	}

	/** Returns where a path of the endpoints is. */
	public URI uri(String path) {
		Environment environment = this.context.getEnvironment();
		String port = environment.getProperty("local.management.port", environment.getProperty("local.server.port"));
		return URI.create("http://127.0.0.1:" + port + path);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			// A client for each request: Tomcat closes connections after errors, and,
			// under a
			// reactive application, without telling the client, which would use them
			// again.
			return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Configuration {

	}

}
