package io.zexus.pool.doors;

import io.zexus.pool.hibernate.PooledStringConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** An entity with a converted string and one as it is. */
@Entity
class Nest {

	@Id
	int id;

	@Convert(converter = PooledStringConverter.class)
	@Nullable String state;

	@Nullable String plain;

	protected Nest() {
	}

	Nest(int id, @Nullable String state) {
		this.id = id;
		this.state = state;
		this.plain = state;
	}

}
