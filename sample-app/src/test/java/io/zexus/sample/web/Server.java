package io.zexus.sample.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tests say to a running sample.
 */
final class Server {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	Server(int port) {
		this.port = port;
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).build(), BodyHandlers.ofString());
	}

	HttpResponse<String> find(String where) throws IOException, InterruptedException {
		return get("/strikes?limit=3&where=" + URLEncoder.encode(where, StandardCharsets.UTF_8));
	}

	HttpResponse<String> post(String type, String body, String... headers) throws IOException, InterruptedException {
		return post(type, BodyPublishers.ofString(body), headers);
	}

	HttpResponse<String> post(String type, BodyPublisher body, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = request("/strikes").header("Content-Type", type).POST(body);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	int count() throws IOException, InterruptedException {
		return json(get("/strikes?limit=0")).get("matched").asInt();
	}

	static JsonNode json(HttpResponse<String> response) {
		return JSON.readTree(response.body());
	}

	URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(uri(path));
	}

}
