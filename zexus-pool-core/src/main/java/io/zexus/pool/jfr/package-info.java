/**
 * Events for JDK Flight Recorder. Nothing else needs the module {@code jdk.jfr}.
 */
@NullMarked
package io.zexus.pool.jfr;

import org.jspecify.annotations.NullMarked;
