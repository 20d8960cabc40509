package io.zexus.pool.learning;

import org.jspecify.annotations.Nullable;

/**
 * The names in the objects of one kind, those that stand below one name, and the gates of
 * their values as one decoder has them. Not thread-safe.
 * <p>
 * A name that comes with a document has a gate of its own from its second time on, as
 * long as there is room; until then, and beyond, it shares one with all others here. Of a
 * secret there is none.
 */
final class Names {

	private final Decoder decoder;

	private final String enclosing;

	/** Whether whatever is below is a secret. */
	final boolean secret;

	private final ByName<Gate> gates = new ByName<>();

	private final Newcomers newcomers = new Newcomers();

	private @Nullable Gate others;

	private boolean full;

	Names(Decoder decoder, String enclosing, boolean secret) {
		this.decoder = decoder;
		this.enclosing = enclosing;
		this.secret = secret;
	}

	/** Returns the gate of the values of a name, {@code null} to leave them alone. */
	@Nullable Gate gate(String name) {
		ByName.Named<Gate> known = this.gates.get(name);
		return (known != null) ? known.value : unknown(name);
	}

	private @Nullable Gate unknown(String name) {
		Governor governor = this.decoder.governor;
		boolean declared = governor.isDeclared(name);
		boolean again = declared || this.newcomers.cameBefore(name);
		if (governor.isSecret(name)) {
			if (again) {
				this.gates.put(name, null);
			}
			return null;
		}
		if (again) {
			Property property = governor.property(new Path(this.enclosing, name, Path.ALL, false), declared);
			if (property != null) {
				Gate gate = property.gate(this.decoder);
				this.gates.put(name, gate);
				return gate;
			}
		}
		return others();
	}

	private @Nullable Gate others() {
		if (this.others == null && !this.full) {
			Property property = this.decoder.governor.property(new Path(this.enclosing, Path.ANY, Path.ALL, false),
					false);
			this.full = property == null;
			this.others = (property != null) ? property.gate(this.decoder) : null;
		}
		return this.full ? this.decoder.crowd() : this.others;
	}

}
