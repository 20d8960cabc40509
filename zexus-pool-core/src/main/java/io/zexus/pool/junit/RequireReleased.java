package io.zexus.pool.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test that does not release every list it acquired from the manager it was
 * given. The failure says how many there are and, as suppressed exceptions, where each
 * was acquired. The manager then also refuses lists kept beyond their release, as
 * {@link io.zexus.pool.LeakDetection#ALL} says.
 * <p>
 * Brings the {@link MemoryPoolExtension} along.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
@ExtendWith(MemoryPoolExtension.class)
public @interface RequireReleased {

}
