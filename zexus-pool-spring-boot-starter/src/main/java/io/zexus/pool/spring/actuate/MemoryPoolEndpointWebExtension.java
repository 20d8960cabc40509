package io.zexus.pool.spring.actuate;

import java.util.Map;

import io.zexus.pool.MemoryPoolManager;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.core.io.Resource;
import org.springframework.util.MimeTypeUtils;

/**
 * Answers on the web as {@link MemoryPoolEndpoint} does, and with status 404 for a pool
 * that is not known, whose body has the names that are. This class is thread-safe.
 */
@EndpointWebExtension(endpoint = MemoryPoolEndpoint.class)
public class MemoryPoolEndpointWebExtension {

	/** What the pools accept. */
	private static final int LARGEST_CAPACITY = 1 << 30;

	private final MemoryPoolEndpoint endpoint;

	private final MemoryPoolManager manager;

	private final EndpointPage page = new EndpointPage();

	/**
	 * Creates an extension.
	 * @param endpoint the endpoint to extend
	 * @param manager the manager of the pools
	 */
	public MemoryPoolEndpointWebExtension(MemoryPoolEndpoint endpoint, MemoryPoolManager manager) {
		this.endpoint = endpoint;
		this.manager = manager;
	}

	/**
	 * Returns the statistics of one pool.
	 * @param pool the pool's name
	 * @return status 200 with the statistics, or 404
	 */
	@ReadOperation
	public WebEndpointResponse<Map<String, Object>> pool(@Selector String pool) {
		return isKnown(pool) ? new WebEndpointResponse<>(this.endpoint.pool(pool)) : notFound();
	}

	/**
	 * Drops every pooled object.
	 * @return status 204
	 */
	@DeleteOperation
	public WebEndpointResponse<Map<String, Object>> clearAll() {
		this.endpoint.clearAll();
		return noContent();
	}

	/**
	 * Drops the objects of one pool.
	 * @param pool the pool's name
	 * @return status 204 or 404
	 */
	@DeleteOperation
	public WebEndpointResponse<Map<String, Object>> clear(@Selector String pool) {
		if (!isKnown(pool)) {
			return notFound();
		}
		this.endpoint.clear(pool);
		return noContent();
	}

	/**
	 * Switches a pool on or off.
	 * @param pool the pool's name
	 * @param enabled {@code true} or {@code false}; a string, since Boot would take
	 * {@code 0}, {@code "off"} and more for a boolean
	 * @return status 204 or 404
	 * @throws InvalidEndpointRequestException answered with status 400, when
	 * {@code enabled} is neither
	 */
	@WriteOperation
	public WebEndpointResponse<Map<String, Object>> enable(@Selector String pool, String enabled) {
		boolean value = parse(enabled);
		if (!isKnown(pool)) {
			return notFound();
		}
		this.endpoint.enable(pool, value);
		return noContent();
	}

	/**
	 * Changes the capacity of a pool.
	 * @param pool the pool's name
	 * @param capacity the new capacity; a string, since Boot would answer what is no
	 * number with a status of its own
	 * @return status 204 or 404
	 * @throws InvalidEndpointRequestException answered with status 400, when the capacity
	 * is no number, out of range, or the pool cannot change it
	 */
	@WriteOperation
	public WebEndpointResponse<Map<String, Object>> resize(@Selector String pool, @Selector String capacity) {
		if (!isKnown(pool)) {
			return notFound();
		}
		try {
			this.endpoint.resize(pool, Integer.parseInt(capacity));
			return noContent();
		}
		catch (NumberFormatException ex) {
			throw new InvalidEndpointRequestException("Not a capacity: " + capacity,
					"The capacity must be a number from 0 to " + LARGEST_CAPACITY);
		}
		catch (IllegalArgumentException ex) {
			String reason = String.valueOf(ex.getMessage());
			throw new InvalidEndpointRequestException(reason, reason);
		}
	}

	/**
	 * Returns the page that browsers get in place of JSON.
	 * @return the HTML document
	 */
	@ReadOperation(produces = MimeTypeUtils.TEXT_HTML_VALUE)
	public Resource page() {
		return this.page.render();
	}

	private static boolean parse(String enabled) {
		return switch (enabled) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new InvalidEndpointRequestException("enabled must be true or false: " + enabled,
					"enabled must be true or false");
		};
	}

	private boolean isKnown(String pool) {
		return this.manager.pools().containsKey(pool);
	}

	private static WebEndpointResponse<Map<String, Object>> noContent() {
		return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
	}

	private WebEndpointResponse<Map<String, Object>> notFound() {
		return new WebEndpointResponse<>(Bodies.unknown(this.manager.pools().keySet()),
				WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
