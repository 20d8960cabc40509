package io.zexus.pool;

import org.jspecify.annotations.Nullable;

/**
 * What came in through a {@link Door}.
 *
 * @param door what kind of door it is, such as {@code "cache"}
 * @param name which one of its kind, such as the name of the cache
 * @param reached whether its values come to the pools as they are meant to
 * @param lookups values looked up by now
 * @param savedBytes bytes of the copies that need not be kept, as pooled instances took
 * their places
 * @param remedy what to change where they do not, in sentences, else {@code null}
 */
public record DoorStats(String door, String name, boolean reached, long lookups, long savedBytes,
		@Nullable String remedy) {
}
