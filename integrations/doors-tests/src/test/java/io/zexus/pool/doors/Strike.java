package io.zexus.pool.doors;

import io.zexus.pool.hibernate.PooledStringJavaType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Version;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.JavaType;
import org.jspecify.annotations.Nullable;

/** An entity with strings of all kinds. */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE, region = "strikes")
class Strike {

	@Id
	@Nullable String id;

	@Version
	long version;

	@JavaType(PooledStringJavaType.class)
	@Nullable String state;

	@Nullable String plain;

	@Nullable String remark;

	@Enumerated(EnumType.STRING)
	@Nullable Size size;

	@Lob
	@Column(length = 100_000)
	@Nullable String report;

	protected Strike() {
	}

	Strike(String id) {
		this.id = id;
		this.state = String.join("-", "Ohio", "Größe");
		this.plain = String.join("-", "Ohio", "Größe");
		this.remark = null;
		this.size = Size.SMALL;
		this.report = "report ".repeat(1000) + id;
	}

	@Override
	public String toString() {
		return this.id + this.version + this.state + this.plain + this.remark + this.size + this.report;
	}

	enum Size {

		SMALL, LARGE

	}

}
