package io.zexus.pool;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.junit.jupiter.api.Nested;

/** The concurrency contract, held by each pool and each way to ask it. */
class PoolConcurrencyTests {

	@Nested
	class OfStrings extends ConcurrencyContract {

		@Override
		Canonicaliser create(int capacity) {
			StringPool pool = new StringPool(capacity);
			return new Canonicaliser(pool, (key) -> pool.get("value " + key));
		}

		@Override
		Object value(int key) {
			return "value " + key;
		}

	}

	/** Equal content in each of its three forms, by turns. */
	@Nested
	class OfStringsInEveryForm extends ConcurrencyContract {

		@Override
		Canonicaliser create(int capacity) {
			StringPool pool = new StringPool(capacity);
			return new Canonicaliser(pool, (key) -> {
				String string = "größe " + key;
				switch ((int) Thread.currentThread().getId() % 3) {
					case 0:
						return pool.get(string);
					case 1:
						return pool.get(string.toCharArray(), 0, string.length());
					default:
						byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
						return pool.get(utf8, 0, utf8.length);
				}
			});
		}

		@Override
		Object value(int key) {
			return "größe " + key;
		}

	}

	@Nested
	class OfIntegers extends ConcurrencyContract {

		@Override
		Canonicaliser create(int capacity) {
			IntegerPool pool = new IntegerPool(capacity);
			return new Canonicaliser(pool, (key) -> pool.get(1000 + key));
		}

		@Override
		Object value(int key) {
			return 1000 + key;
		}

	}

	@Nested
	class OfValues extends ConcurrencyContract {

		@Override
		Canonicaliser create(int capacity) {
			ValuePool<LocalDate> pool = ValuePool.<LocalDate>builder().maxSize(capacity).build();
			return new Canonicaliser(pool, (key) -> pool.get(LocalDate.ofEpochDay(key)));
		}

		@Override
		Object value(int key) {
			return LocalDate.ofEpochDay(key);
		}

	}

}
