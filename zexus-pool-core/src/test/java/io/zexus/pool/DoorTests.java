package io.zexus.pool;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphStats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DoorTests {

	private final MemoryPoolManager pools = new MemoryPoolManager();

	private final Door door = this.pools.door("cache", "books");

	@Test
	void doorIsOpenedOnce() {
		assertThat(this.pools.door("cache", "books")).isSameAs(this.door);
		assertThat(this.pools.door("cache", "authors")).isNotSameAs(this.door);
		assertThat(new MemoryPoolManager().door("cache", "books")).isNotSameAs(this.door);
	}

	@Test
	void managerListsItsDoorsByKindAndName() {
		this.pools.door("kafka", "a");
		this.pools.door("cache", "authors");
		assertThat(this.pools.doors()).extracting((stats) -> stats.door() + '/' + stats.name())
			.containsExactly("cache/authors", "cache/books", "kafka/a");
	}

	@Test
	void stringsAreThoseOfThePoolAndTheirCopiesCountAsSaved() {
		for (String value : new String[] { "Turkey vulture", "Größe", "Größe €" }) {
			String first = copy(value);
			long saved = this.door.stats().savedBytes();
			assertThat(this.door.get(first)).isSameAs(first).isSameAs(this.pools.getStr(value));
			assertThat(this.door.get(first)).isSameAs(first);
			assertThat(this.door.stats().savedBytes()).isEqualTo(saved);
			assertThat(this.door.get(copy(value))).isSameAs(first);
			assertThat(this.door.stats().savedBytes() - saved).isEqualTo(GraphStats.parseInstance(value).totalSize());
		}
		assertThat(this.door.stats().lookups()).isEqualTo(9);
	}

	@Test
	void stringsOfBytesAreThoseOfThePoolAndTheirCopiesCountAsSaved() {
		for (String value : new String[] { "Turkey vulture", "Größe", "Größe € \uD83D\uDE00" }) {
			byte[] bytes = ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
			long saved = this.door.stats().savedBytes();
			String first = this.door.get(bytes, 1, bytes.length - 2);
			assertThat(first).isEqualTo(value);
			assertThat(this.door.stats().savedBytes()).isEqualTo(saved);
			for (int i = 1; i <= 3; i++) {
				assertThat(this.door.get(bytes, 1, bytes.length - 2)).isSameAs(first);
				assertThat(this.door.stats().savedBytes() - saved)
					.isEqualTo(i * GraphStats.parseInstance(value).totalSize());
			}
		}
	}

	@Test
	void malformedBytesAreReplacedAsStringDoes() {
		byte[] malformed = { 'a', (byte) 0xc3, 'b' };
		assertThat(this.door.get(malformed, 0, 3)).isEqualTo(new String(malformed, StandardCharsets.UTF_8));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.door.get(malformed, 1, 3));
	}

	@Test
	void stringsThatAreTooLongPassAndSaveNothing() {
		String value = "x".repeat(65);
		assertThat(this.door.get(value)).isSameAs(value);
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		assertThat(this.door.get(bytes, 0, 65)).isEqualTo(value).isNotSameAs(value);
		assertThat(this.door.stats()).isEqualTo(new DoorStats("cache", "books", true, 2, 0, null));
	}

	@Test
	void numbersAreThoseOfThePoolAndTheirCopiesCountAsSaved() {
		Integer integer = boxed(70_000);
		assertThat(this.door.get(integer)).isSameAs(integer).isSameAs(this.pools.getInt(70_000));
		assertThat(this.door.stats().savedBytes()).isZero();
		assertThat(this.door.get(boxed(70_000))).isSameAs(integer);
		long ofInteger = GraphStats.parseInstance(integer).totalSize();
		assertThat(this.door.stats().savedBytes()).isEqualTo(ofInteger);
		Long number = 70_000L;
		assertThat(this.door.get(number)).isSameAs(number).isSameAs(this.pools.getLong(70_000L));
		assertThat(this.door.get(Long.valueOf(70_000L))).isSameAs(number);
		assertThat(this.door.stats().savedBytes()).isEqualTo(ofInteger + GraphStats.parseInstance(number).totalSize());
		assertThat(this.door.get(Integer.valueOf(1))).isSameAs(Integer.valueOf(1));
		assertThat(this.door.get(Long.valueOf(1))).isSameAs(Long.valueOf(1));
		assertThat(this.door.get(boxed(200))).isSameAs(this.pools.getInt(200));
		assertThat(this.door.stats().lookups()).isEqualTo(7);
	}

	@Test
	void whereThePoolIsOffValuesPassAndSaveNothing() {
		this.pools.enablePool(MemoryPoolManager.STR, false);
		this.pools.enablePool(MemoryPoolManager.INT, false);
		for (int i = 0; i < 2; i++) {
			String string = copy("a");
			assertThat(this.door.get(string)).isSameAs(string);
			for (int number : new int[] { 1, 200, 70_000 }) {
				Integer integer = boxed(number);
				assertThat(this.door.get(integer)).isSameAs(integer);
				Long value = (long) number;
				assertThat(this.door.get(value)).isSameAs(value);
			}
		}
		assertThat(this.door.stats().savedBytes()).isZero();
	}

	@Test
	void countsKeptElsewhereAreAdded() {
		this.door.count(0);
		this.door.count(40);
		this.door.countedBy(() -> 10, () -> 100);
		this.door.countedBy(() -> 20, () -> 200);
		assertThat(this.door.stats()).isEqualTo(new DoorStats("cache", "books", true, 22, 240, null));
	}

	@Test
	void doorThatIsNotReachedSaysWhatToChange() {
		this.door.notReached("Register the module.");
		assertThat(this.door.stats()).isEqualTo(new DoorStats("cache", "books", false, 0, 0, "Register the module."));
		this.door.notReached(null);
		assertThat(this.door.stats().reached()).isTrue();
	}

	@Test
	void countsAreExactAfterAJoin() throws Exception {
		Together.run(4, (thread) -> {
			for (int i = 0; i < 10_000; i++) {
				this.door.count(3);
			}
		});
		assertThat(this.door.stats()).isEqualTo(new DoorStats("cache", "books", true, 40_000, 120_000, null));
	}

	private static String copy(String value) {
		return new String(value.toCharArray());
	}

	/** Boxed by hand, as the JVM might keep one instance of small ones. */
	@SuppressWarnings({ "deprecation", "removal" })
	private static Integer boxed(int value) {
		return new Integer(value);
	}

}
