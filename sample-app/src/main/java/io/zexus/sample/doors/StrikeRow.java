package io.zexus.sample.doors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * A strike as a row of a table.
 */
@Entity
class StrikeRow {

	@Id
	private int id;

	private @Nullable String operator;

	private @Nullable String originState;

	private @Nullable String wildlifeSpecies;

	protected StrikeRow() {
	}

	@Override
	public String toString() {
		return this.id + ": " + this.operator + ", " + this.originState + ", " + this.wildlifeSpecies;
	}

}
