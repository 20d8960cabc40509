package io.zexus.pool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a property whose decoded values are pooled, whatever its name looks like, in
 * every {@link PoolingMode} but {@link PoolingMode#OFF}. On a field, record component,
 * getter, setter or creator parameter; of a container it means what the container holds.
 * Keys of maps stay as they are, save for those of immutable maps that
 * {@link MemoryPoolManager#canonicalize} copies.
 * <p>
 * It works for {@link String}, {@link Integer}, {@link Long} and the
 * {@link MemoryPoolManager#valueTypes()}: {@link java.math.BigDecimal},
 * {@link java.math.BigInteger}, {@link java.util.Currency}, {@link Double},
 * {@link java.time.Instant}, {@link java.time.LocalDate}, {@link java.util.Locale} and
 * {@link java.util.UUID}. An enum needs no pool; for any other type a warning is logged
 * once.
 * <p>
 * {@code @Pooled(false)} keeps the values of a property out of the pools.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER })
public @interface Pooled {

	/**
	 * Whether values of the property are pooled.
	 * @return {@code false} to keep them out
	 */
	boolean value() default true;

}
