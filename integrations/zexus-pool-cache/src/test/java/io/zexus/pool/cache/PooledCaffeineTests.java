package io.zexus.pool.cache;

import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zexus.pool.Door;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.Pooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PooledCaffeineTests {

	private final MemoryPoolManager pools = new MemoryPoolManager();

	private final Door door = this.pools.door("cache", "books");

	private final Cache<Integer, Book> plain = Caffeine.newBuilder().maximumSize(100).recordStats().build();

	private final Cache<Integer, Book> cache = PooledCaffeine.of(this.plain, this.door);

	@Test
	void valuesAreCanonicalHoweverTheyComeIn() {
		this.cache.put(1, new Book());
		this.cache.putAll(Map.of(2, new Book()));
		assertThat(this.cache.get(3, (key) -> new Book())).isSameAs(this.plain.getIfPresent(3));
		assertThat(this.cache.getAll(List.of(4, 5), (keys) -> Map.of(4, new Book(), 5, new Book()))).hasSize(2);
		assertThat(this.plain.asMap()).hasSize(5);
		assertThat(this.plain.asMap().values()).extracting(Book::author)
			.allMatch((author) -> author == this.pools.getStr("Ursula K. Le Guin"));
		assertThat(this.door.stats().lookups()).isEqualTo(5);
		assertThat(this.door.stats().savedBytes()).isPositive();
	}

	@Test
	void keysForWhichThereIsNothingStayAbsent() {
		assertThat(this.cache.get(1, (key) -> null)).isNull();
		assertThat(this.cache.getAll(List.of(1), (keys) -> Map.of())).isEmpty();
		assertThat(this.plain.asMap()).isEmpty();
	}

	@Test
	void everythingElseIsThatOfTheCacheBehind() {
		this.cache.put(1, new Book());
		assertThat(this.cache.getIfPresent(1)).isSameAs(this.plain.getIfPresent(1));
		assertThat(this.cache.getIfPresent(2)).isNull();
		assertThat(this.cache.getAllPresent(List.of(1, 2))).isEqualTo(this.plain.getAllPresent(List.of(1, 2)));
		assertThat(this.cache.stats()).isEqualTo(this.plain.stats());
		assertThat(this.cache.asMap()).isSameAs(this.plain.asMap());
		assertThat(this.cache.estimatedSize()).isEqualTo(1);
		assertThat(this.cache.policy()).isSameAs(this.plain.policy());
		this.cache.invalidate(1);
		assertThat(this.plain.asMap()).isEmpty();
		this.plain.put(1, new Book());
		this.cache.invalidateAll(List.of(1));
		assertThat(this.plain.asMap()).isEmpty();
		this.plain.put(1, new Book());
		this.cache.invalidateAll();
		this.cache.cleanUp();
		assertThat(this.plain.asMap()).isEmpty();
	}

	@Test
	void cacheIsWrappedOnce() {
		assertThat(PooledCaffeine.of(this.cache, this.door)).isSameAs(this.cache);
	}

	@Test
	void cacheThatLoadsByItselfIsRefusedWithTheRemedy() {
		Cache<Integer, Book> loading = Caffeine.newBuilder().build((key) -> new Book());
		assertThatIllegalArgumentException().isThrownBy(() -> PooledCaffeine.of(loading, this.door))
			.withMessageContaining("Door.canonicalize in its CacheLoader");
	}

	record Book(@Pooled String author) {

		Book() {
			this(String.join(" ", "Ursula", "K.", "Le", "Guin"));
		}

	}

}
