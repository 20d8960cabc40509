package io.zexus.pool.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** An entity with strings in columns of all kinds, as PostgreSQL has them. */
@Entity
class Note {

	@Id
	int id;

	@Nullable String varcharText;

	@Column(columnDefinition = "text")
	@Nullable String text;

	@Column(columnDefinition = "char(12)")
	@Nullable String padded;

	@Column(columnDefinition = "bytea")
	@Nullable String bytes;

	@Column(columnDefinition = "uuid")
	@Nullable String uuid;

	@Column(columnDefinition = "timestamp")
	@Nullable String time;

	@Column(columnDefinition = "integer")
	@Nullable String number;

	@Column(columnDefinition = "jsonb")
	@Nullable String json;

	protected Note() {
	}

	@Override
	public String toString() {
		return this.id + "|" + this.varcharText + "|" + this.text + "|" + this.padded + "|" + this.bytes + "|"
				+ this.uuid + "|" + this.time + "|" + this.number + "|" + this.json;
	}

}
