package io.zexus.pool.hibernate;

import io.zexus.pool.Door;
import io.zexus.pool.MemoryPoolManager;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Makes strings that any provider of Jakarta Persistence reads pooled ones, where an
 * attribute asks for it. In Spring Boot with Hibernate it gets the application's manager.
 *
 * <pre>
 * &#64;Convert(converter = PooledStringConverter.class)
 * private String state;
 * </pre>
 *
 * Elsewhere, a class of one's own knows the manager. It names the interface again, as
 * EclipseLink looks for the types there.
 *
 * <pre>
 * &#64;Converter
 * public class PooledConverter extends PooledStringConverter
 *         implements AttributeConverter&lt;String, String&gt; {
 *
 *     public PooledConverter() {
 *         super(Pools.MANAGER);
 *     }
 *
 * }
 * </pre>
 */
@Converter(autoApply = false)
public class PooledStringConverter implements AttributeConverter<@Nullable String, @Nullable String> {

	private final Door door;

	/**
	 * Creates a converter.
	 * @param pools whose pools to use
	 */
	public PooledStringConverter(MemoryPoolManager pools) {
		this.door = pools.door("hibernate", "converter");
	}

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable String attribute) {
		return attribute;
	}

	@Override
	public @Nullable String convertToEntityAttribute(@Nullable String column) {
		return (column != null) ? this.door.get(column) : null;
	}

}
