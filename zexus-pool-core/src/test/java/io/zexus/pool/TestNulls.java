package io.zexus.pool;

/** Nulls of any type, for calls that must refuse them. */
final class TestNulls {

	private TestNulls() {
	}

	@SuppressWarnings("NullAway")
	static <T> T nullOf(Class<T> type) {
		return type.cast(null);
	}

}
