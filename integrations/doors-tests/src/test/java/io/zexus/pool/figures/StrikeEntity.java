package io.zexus.pool.figures;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A wildlife strike as an entity that the second-level cache retains. */
@Entity
@Table(name = "strike_entity")
@Immutable
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_ONLY, region = "strikes")
class StrikeEntity {

	@Id
	int id;

	@Nullable String airport;

	@Nullable String aircraft;

	@Nullable String damage;

	@Nullable String dateText;

	@Nullable String operator;

	@Nullable String state;

	@Nullable String phase;

	@Nullable String sizeText;

	@Nullable String species;

	@Nullable String timeText;

	@Nullable String costOther;

	@Nullable String costRepair;

	@Nullable String costTotal;

	@Nullable String speed;

	protected StrikeEntity() {
	}

	StrikeEntity(int id, String[] row) {
		this.id = id;
		this.airport = row[0];
		this.aircraft = row[1];
		this.damage = row[2];
		this.dateText = row[3];
		this.operator = row[4];
		this.state = row[5];
		this.phase = row[6];
		this.sizeText = row[7];
		this.species = row[8];
		this.timeText = row[9];
		this.costOther = row[10];
		this.costRepair = row[11];
		this.costTotal = row[12];
		this.speed = row[13];
	}

}
