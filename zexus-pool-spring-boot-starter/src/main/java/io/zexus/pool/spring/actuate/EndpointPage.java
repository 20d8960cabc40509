package io.zexus.pool.spring.actuate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/**
 * The page that a browser gets in place of JSON: one HTML document with its style, its
 * script and the library that draws its chart. It asks for nothing else but the JSON of
 * the endpoint itself. Thread-safe.
 */
final class EndpointPage {

	private static final boolean SPRING_SECURITY = ClassUtils
		.isPresent("org.springframework.security.web.csrf.CsrfToken", EndpointPage.class.getClassLoader());

	private static final String CSRF = "<!-- csrf -->";

	private final String html;

	EndpointPage() {
		this.html = read("page.html").replace("/* uPlot.min.css */", read("uPlot.min.css"))
			.replace("/* uPlot.iife.min.js */", read("uPlot.iife.min.js"));
	}

	/**
	 * Returns the page, with the CSRF token of the present request if Spring Security
	 * asks for one.
	 */
	Resource render() {
		String token = SPRING_SECURITY ? CsrfMeta.ofRequest() : null;
		return new ByteArrayResource(
				this.html.replace(CSRF, (token != null) ? token : "").getBytes(StandardCharsets.UTF_8));
	}

	private static String read(String name) {
		try (InputStream in = Objects.requireNonNull(EndpointPage.class.getResourceAsStream(name), name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + name, ex);
		}
	}

}
