package io.zexus.pool;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class StringPoolTests {

	/** Hashing fills the parts of a large pool unevenly. */
	@Test
	void largePoolRetainsNearlyAllOfAsManyValuesAsItsCapacity() {
		StringPool pool = new StringPool(20_000);
		for (int i = 0; i < 20_000; i++) {
			pool.get("value " + i * 7919);
		}
		assertThat(pool.stats().poolSize()).isBetween(19_975, 20_000);
	}

	@Test
	void defaultsAre500StringsOfAtMost64Characters() {
		StringPool pool = new StringPool();
		assertThat(pool.capacity()).isEqualTo(500);
		assertThat(pool.get(copy("x".repeat(64)))).isSameAs(pool.get(copy("x".repeat(64))));
		assertThat(pool.get(copy("x".repeat(65)))).isNotSameAs(pool.get(copy("x".repeat(65))));
	}

	@Test
	void negativeArgumentIsRefusedByNameAndValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> new StringPool(-3))
			.withMessageContaining("capacity")
			.withMessageContaining("-3");
		assertThatIllegalArgumentException().isThrownBy(() -> new StringPool(5, -4))
			.withMessageContaining("maxLength")
			.withMessageContaining("-4");
	}

	@Test
	void firstStringOfItsContentBecomesTheCanonicalOne() {
		StringPool pool = new StringPool(5);
		String argument = copy("Texas");
		assertThat(pool.get(argument)).isSameAs(argument);
		assertThat(pool.get(copy("Texas"))).isSameAs(argument);
	}

	@Test
	void emptyStringIsPooledLikeAnyOther() {
		StringPool pool = new StringPool(5);
		String argument = copy("");
		assertThat(pool.get(argument)).isSameAs(argument);
		assertThat(pool.get(copy(""))).isSameAs(argument);
		assertThat(pool.get(new char[0], 0, 0)).isSameAs(argument);
		assertThat(pool.get(new byte[0], 0, 0)).isSameAs(argument);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 64, 100, 1000 })
	void stringThatIsTooLongIsReturnedAndCountsAsMissOnly(int maxLength) {
		StringPool pool = new StringPool(5, maxLength);
		String tooLong = "x".repeat(maxLength + 1);
		assertThat(pool.get(tooLong)).isSameAs(tooLong);
		String again = copy(tooLong);
		assertThat(pool.get(again)).isSameAs(again);
		assertThat(pool.get(tooLong.toCharArray(), 0, tooLong.length())).isEqualTo(tooLong);
		assertThat(pool.get(tooLong.getBytes(StandardCharsets.UTF_8), 0, tooLong.length())).isEqualTo(tooLong);
		assertThat(pool.stats()).isEqualTo(new PoolStats(0, 4, 0, 0, 0, 0, 5, 0, 4, 0));
	}

	@ParameterizedTest
	@CsvSource({ "é, 2", "€, 3", "😀, 4" })
	void lengthIsCountedInCharactersNotInBytes(String character, int bytesEach) {
		StringPool pool = new StringPool(5, 64);
		String longest = character.repeat(64 / character.length());
		byte[] utf8 = longest.getBytes(StandardCharsets.UTF_8);
		assertThat(utf8).hasSize(longest.codePointCount(0, longest.length()) * bytesEach);
		assertThat(pool.get(utf8, 0, utf8.length)).isSameAs(pool.get(longest));
		byte[] tooLong = (longest + "x").getBytes(StandardCharsets.UTF_8);
		assertThat(pool.get(tooLong, 0, tooLong.length)).isNotSameAs(pool.get(tooLong, 0, tooLong.length));
	}

	@ParameterizedTest
	@CsvSource({ "0, true", "0, false", "5, true", "5, false" })
	void nullIsRefused(int capacity, boolean enabled) {
		StringPool pool = new StringPool(capacity);
		pool.enable(enabled);
		assertThatNullPointerException().isThrownBy(() -> pool.get(TestNulls.nullOf(String.class)));
		assertThatNullPointerException().isThrownBy(() -> pool.get(TestNulls.nullOf(char[].class), 0, 0));
		assertThatNullPointerException().isThrownBy(() -> pool.get(TestNulls.nullOf(byte[].class), 0, 0));
		assertThat(pool.stats().misses()).isZero();
	}

	@Test
	void capacityBeyondWhatAnArrayHoldsIsRefusedByNameAndValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> new StringPool(Integer.MAX_VALUE))
			.withMessageContaining("capacity")
			.withMessageContaining(String.valueOf(Integer.MAX_VALUE));
	}

	@ParameterizedTest
	@CsvSource({ "-1, 1", "0, -1", "0, 5", "4, 1", "5, 0", "2, 3", "2147483647, 1", "1, 2147483647", "-1, -1" })
	void rangeOutsideTheArrayIsRefused(int offset, int length) {
		for (int capacity : new int[] { 0, 5 }) {
			StringPool on = new StringPool(capacity);
			StringPool off = new StringPool(capacity);
			off.enable(false);
			for (StringPool pool : new StringPool[] { on, off }) {
				refuses((p) -> p.get(new char[4], offset, length), pool);
				refuses((p) -> p.get(new byte[4], offset, length), pool);
				assertThat(pool.stats().misses() + pool.stats().hits()).isZero();
			}
		}
	}

	private static void refuses(Consumer<StringPool> call, StringPool pool) {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> call.accept(pool));
	}

	@Test
	void rangeIsReadOnlyWithinItsBounds() {
		StringPool pool = new StringPool(5);
		String canonical = pool.get(copy("bcd"));
		assertThat(pool.get("abcde".toCharArray(), 1, 3)).isSameAs(canonical);
		assertThat(pool.get("abcde".getBytes(StandardCharsets.UTF_8), 1, 3)).isSameAs(canonical);
	}

	@Test
	void pooledStringDoesNotFollowTheArrayItCameFrom() {
		StringPool pool = new StringPool(5);
		char[] chars = "abc".toCharArray();
		byte[] bytes = "xyz".getBytes(StandardCharsets.UTF_8);
		String fromChars = pool.get(chars, 0, 3);
		String fromBytes = pool.get(bytes, 0, 3);
		chars[0] = 'z';
		bytes[0] = 'a';
		assertThat(fromChars).isEqualTo("abc").isSameAs(pool.get(copy("abc")));
		assertThat(fromBytes).isEqualTo("xyz").isSameAs(pool.get(copy("xyz")));
	}

	static String copy(String string) {
		return new String(string.toCharArray());
	}

	static String name(int key) {
		return "value " + key;
	}

	@Nested
	class AskedWithStrings extends CanonicaliserContract {

		@Override
		Canonicaliser create(int capacity) {
			StringPool pool = new StringPool(capacity);
			return new Canonicaliser(pool, (key) -> pool.get(name(key)));
		}

		@Override
		Object value(int key) {
			return name(key);
		}

	}

	@Nested
	class AskedWithCharacters extends CanonicaliserContract {

		@Override
		Canonicaliser create(int capacity) {
			StringPool pool = new StringPool(capacity);
			return new Canonicaliser(pool, (key) -> {
				char[] chars = ("[" + name(key) + "]").toCharArray();
				return pool.get(chars, 1, chars.length - 2);
			});
		}

		@Override
		Object value(int key) {
			return name(key);
		}

	}

	@Nested
	class AskedWithBytes extends CanonicaliserContract {

		@Override
		Canonicaliser create(int capacity) {
			StringPool pool = new StringPool(capacity);
			return new Canonicaliser(pool, (key) -> {
				byte[] bytes = ("[" + value(key) + "]").getBytes(StandardCharsets.UTF_8);
				return pool.get(bytes, 1, bytes.length - 2);
			});
		}

		@Override
		Object value(int key) {
			return "größer € 😀 " + key;
		}

	}

}
