package io.zexus.pool.spring.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches when properties of {@code zexus.pool} are true.
 * <p>
 * Boot's own conditions take {@code enabled: ture} for false. This one reads a value as
 * binding does, and fails the start-up where binding would.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Conditional(OnPoolPropertyCondition.class)
@interface ConditionalOnPoolProperty {

	/**
	 * Returns the names of the properties.
	 * @return the names, without {@code zexus.pool.}
	 */
	String[] value();

	/**
	 * Returns what properties are that are not set.
	 * @return whether they are true
	 */
	boolean unset() default true;

}
