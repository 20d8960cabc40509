package io.zexus.pool.jackson.differential;

/**
 * A setting of a mapper, by name because each line has classes of its own.
 *
 * @param kind the class of a feature, or another kind that {@link Jackson2} and
 * {@link Jackson3} know
 */
record Setting(String kind, String name, String value) {

	static Setting of(String kind, String name, Object value) {
		return new Setting(kind, name, String.valueOf(value));
	}

	boolean on() {
		return Boolean.parseBoolean(this.value);
	}

	@Override
	public String toString() {
		return this.kind + "." + this.name + "=" + this.value;
	}

}
