package io.zexus.pool.learning;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a user may do better, and why. Immutable.
 *
 * @param code what it is about: {@code raise}, {@code lower}, {@code switch-off},
 * {@code too-long}, {@code annotate}, {@code enum}, {@code unreached} or
 * {@code nothing-to-gain}
 * @param pool name of the pool it concerns, {@code null} for all
 * @param subject the property or door it concerns, else the same as the pool
 * @param text the advice, one sentence with the figures it rests on, and no value
 * @param lookups look-ups that it rests on
 */
public record Advice(String code, @Nullable String pool, @Nullable String subject, String text, long lookups) {

}
