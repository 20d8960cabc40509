package io.zexus.pool.hibernate;

import io.zexus.pool.MemoryPoolManager;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** An entity with a converted string and one as it is. */
@Entity
class Bird {

	static final MemoryPoolManager POOLS = new MemoryPoolManager();

	@Id
	int id;

	@Convert(converter = StateConverter.class)
	@Nullable String state;

	@Nullable String plain;

	protected Bird() {
	}

	Bird(int id, @Nullable String state) {
		this.id = id;
		this.state = state;
		this.plain = state;
	}

	/** Made by a provider that knows of no manager. */
	@Converter
	public static class StateConverter extends PooledStringConverter implements AttributeConverter<String, String> {

		public StateConverter() {
			super(POOLS);
		}

	}

}
