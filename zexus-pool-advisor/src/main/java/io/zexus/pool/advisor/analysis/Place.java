package io.zexus.pool.advisor.analysis;

/**
 * Where values are referred to.
 *
 * @param className the class that declares the field, or an array whose holder is not
 * known
 * @param field the field, empty for such an array
 * @param part what of the field: empty for the field itself, or {@code elements},
 * {@code keys} or {@code values} of the collection or array it holds
 * @param isStatic whether the field is static
 * @param jdk whether the class belongs to the JVM
 */
public record Place(String className, String field, String part, boolean isStatic, boolean jdk) {

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.className);
		if (!this.field.isEmpty()) {
			text.append('.').append(this.field);
		}
		if (!this.part.isEmpty()) {
			text.append(" (").append(this.part).append(')');
		}
		return text.toString();
	}

}
