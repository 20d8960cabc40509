package io.zexus.pool.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Fails a test that does not release every list and object it acquired: from the manager
 * it was given, and, in a test with Spring's extension ({@code @SpringBootTest}, for
 * example), from the managers of its application context. On a class, it holds for all
 * its tests, those of {@code @Nested} classes included.
 * <p>
 * The failure says how many there are of which pool. Where each was acquired is told by
 * its suppressed exceptions: always for the manager that the test was given, which runs
 * with {@link io.zexus.pool.LeakDetection#ALL}, and for the application's with
 * {@code zexus.pool.leak-detection=all}. The application's are shared: what another
 * thread acquires during the test counts too, unless it is released within two seconds
 * after its end.
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
