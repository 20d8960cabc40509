package io.zexus.pool.spring.page;

import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.spring.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint where Spring Security asks for a token: requests as the page makes them.
 */
class CsrfTests {

	private static final Pattern TOKEN = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\">");

	private static final Pattern HEADER = Pattern.compile("<meta name=\"_csrf_header\" content=\"([^\"]+)\">");

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private RunningApplication application;

	private String page;

	@BeforeEach
	void start() throws Exception {
		this.application = RunningApplication.start(WebApplicationType.SERVLET, List.of(CsrfProtection.class));
		pools().getStr("value");
		this.page = this.client
			.send(HttpRequest.newBuilder(this.application.uri("/actuator/zexuspool"))
				.header("Accept", "text/html")
				.build(), BodyHandlers.ofString())
			.body();
	}

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void thePageCarriesTheTokenThatItsRequestsNeed() throws Exception {
		String token = find(TOKEN);
		assertThat(send("DELETE", "/str", "", token)).isEqualTo(204);
		assertThat(pools().strPool().stats().poolSize()).isZero();
		assertThat(send("POST", "/str/77", "", token)).isEqualTo(204);
		assertThat(pools().strPool().capacity()).isEqualTo(77);
		assertThat(send("POST", "/str", "{\"enabled\": false}", token)).isEqualTo(204);
		assertThat(pools().isPoolEnabled("str")).isFalse();
	}

	@Test
	void withoutTheTokenNothingIsChanged() throws Exception {
		assertThat(send("DELETE", "/str", "", "another")).isEqualTo(403);
		assertThat(this.application.delete("/actuator/zexuspool").statusCode()).isEqualTo(403);
		assertThat(this.application.post("/actuator/zexuspool/str/77", "").statusCode()).isEqualTo(403);
		assertThat(this.application.post("/actuator/zexuspool/str", "{\"enabled\": false}").statusCode())
			.isEqualTo(403);
		assertThat(pools().strPool().stats().poolSize()).isEqualTo(1);
		assertThat(pools().strPool().capacity()).isEqualTo(500);
		assertThat(pools().isPoolEnabled("str")).isTrue();
	}

	@Test
	void figuresNeedNoToken() {
		assertThat(this.application.get("/actuator/zexuspool").statusCode()).isEqualTo(200);
	}

	private MemoryPoolManager pools() {
		return this.application.bean(MemoryPoolManager.class);
	}

	private int send(String method, String path, String body, String token) throws IOException, InterruptedException {
		BodyPublisher content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
		return this.client
			.send(HttpRequest.newBuilder(this.application.uri("/actuator/zexuspool" + path))
				.header("Content-Type", "application/json")
				.header(find(HEADER), token)
				.method(method, content)
				.build(), BodyHandlers.discarding())
			.statusCode();
	}

	private String find(Pattern pattern) {
		Matcher matcher = pattern.matcher(this.page);
		assertThat(matcher.find()).as(this.page).isTrue();
		return matcher.group(1);
	}

}
