package io.zexus.pool.learning;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.concurrent.Padded;

/**
 * The pools of the values of maps and trees, by key, as the threads of one group see
 * them.
 * <p>
 * This class is thread-safe. Its fields are written without synchronisation on the way of
 * every value, which may lose a count and never a value.
 */
public final class KeyedPools extends Padded {

	private static final int RECENT_BITS = 8;

	/** Unknown keys between two that are tried to be made known. A power of two. */
	private static final int PATIENCE = 1024;

	/** Values looked at between two rests. */
	private static final int SPAN = 1024;

	private static final int SHORTEST_REST = 15 * SPAN;

	private static final int LONGEST_REST = 1023 * SPAN;

	/** No rest while a greater share of the values is needed for samples. */
	private static final int SAMPLED = 32;

	private final Scope scope;

	private final int stripe;

	/** Direct-mapped, so that the keys in use cost one look. */
	private final @Nullable Recent[] recent = new Recent[1 << RECENT_BITS];

	/** Hash codes of the unknown keys that came last. */
	private final int[] unknown = new int[1 << RECENT_BITS];

	/** Values left until the present span ends, those of the rest before it included. */
	private int left = SPAN;

	/** Values, ever, when the present span ends. */
	private long end = SPAN;

	/** Values that the pools of their keys know of, each its own. */
	private long settled;

	/** Length of the latest rest, 0 when a key paid since. */
	private int rest;

	/** Documents that were not left alone as a whole. */
	private long documents;

	/** Values in the others, estimated. */
	private long skipped;

	/** Not exact: two threads may count as one. */
	private int refusals;

	KeyedPools(Scope scope, int stripe) {
		this.scope = scope;
		this.stripe = stripe;
	}

	/**
	 * Counts a value, and returns whether to leave it alone whatever its key: where no
	 * key is worth pooling, to look at the keys is not either, but for some of them.
	 * @return whether not to ask for its pools
	 */
	public boolean rests() {
		int left = this.left - 1;
		this.left = left;
		if (left >= SPAN) {
			return true;
		}
		if (left < 0) {
			endSpan();
		}
		else if (this.settled < this.end - SPAN) {
			settle();
		}
		return false;
	}

	/**
	 * Returns whether to leave a whole document alone, without a call of {@link #rests}
	 * for its values: during a rest, where as many as documents have on average are
	 * counted for it.
	 * @param others the pools of its other values, {@code null} if it has none: they must
	 * rest too, or never have had a value
	 * @return whether to decode the document as without pools
	 */
	public boolean restsThrough(@Nullable KeyedPools others) {
		if (!isResting() || (others != null && !others.isResting() && others.position() > 0)) {
			this.documents++;
			if (others != null) {
				others.documents++;
			}
			return false;
		}
		skip();
		if (others != null && others.isResting()) {
			others.skip();
		}
		return true;
	}

	private boolean isResting() {
		return this.left > SPAN && this.documents > 0;
	}

	/** Counts the values of a document that is left alone. */
	private void skip() {
		long values = Math.max(1, (position() - this.skipped) / this.documents);
		int ofRest = (int) Math.min(this.left - SPAN, values);
		this.left -= ofRest;
		this.end += values - ofRest;
		this.skipped += values;
	}

	/** Returns how many values there were. */
	private long position() {
		return this.end - this.left;
	}

	/** Tells the pools of their shares of what has passed of a rest. */
	void settle() {
		long known = this.settled;
		long now = Math.min(position(), this.end - SPAN);
		if (now > known) {
			this.settled = now;
			for (Property property : this.scope.properties()) {
				PropertyPool pool = property.at(this.stripe);
				if (pool != null) {
					pool.passUnseen((now - known) * pool.seen() / known);
				}
			}
		}
	}

	private void endSpan() {
		settle();
		this.settled = position();
		// Where all is to be pooled, what comes to pay is not to wait long
		int longest = (this.scope.others() != null) ? SHORTEST_REST : LONGEST_REST;
		this.rest = noKeyPays() ? Math.min(longest, 2 * this.rest + SHORTEST_REST) : 0;
		this.end = this.settled + SPAN + this.rest;
		this.left = SPAN + this.rest;
	}

	private boolean noKeyPays() {
		Property others = this.scope.others();
		if (others != null && others.pooling) {
			return false;
		}
		long sampled = 0;
		for (Property property : this.scope.properties()) {
			if (property.pays()) {
				return false;
			}
			PropertyPool pool = property.at(this.stripe);
			sampled += (pool != null && pool.isSampling()) ? pool.seen() : 0;
		}
		return sampled <= this.settled / SAMPLED;
	}

	/**
	 * Counts a value that is about to be decoded.
	 * @param key its key, {@code null} for a value outside any map
	 * @return the pools that want to see the value, {@code null} when it is to be left
	 * alone
	 */
	public @Nullable PropertyPool at(@Nullable String key) {
		String name = (key != null) ? key : "";
		int hash = name.hashCode();
		int index = hash * 0x9e3779b1 >>> Integer.SIZE - RECENT_BITS;
		Recent recent = this.recent[index];
		if (recent == null || (recent.name != name && (recent.hash != hash || !recent.name.equals(name)))) {
			recent = find(name, index);
			if (recent == null) {
				return atUnknown(name);
			}
			this.recent[index] = recent;
		}
		PropertyPool pool = recent.pool;
		return (pool != null && pool.wants()) ? pool : null;
	}

	/** Returns a key that is known, or becomes so, {@code null} for another. */
	private @Nullable Recent find(String name, int index) {
		Property property = this.scope.known(name);
		if (property == null && (!this.scope.isCrowded() || isWorthAPlace(name, index))) {
			if (this.scope.isSecret(name)) {
				return new Recent(name, null);
			}
			property = this.scope.register(name);
		}
		return (property != null) ? new Recent(name, property.mine()) : null;
	}

	/**
	 * Keeps nothing of the name, as the next one may be another, and asks first what is
	 * sooner answered.
	 */
	private @Nullable PropertyPool atUnknown(String name) {
		Property others = this.scope.others();
		PropertyPool pool = (others != null) ? others.mine() : null;
		return (pool != null && pool.wants() && !this.scope.isSecret(name)) ? pool : null;
	}

	/** Returns whether an unknown key came twice, if there is room, or is one of many. */
	private boolean isWorthAPlace(String name, int index) {
		boolean again = this.unknown[index] == name.hashCode();
		this.unknown[index] = name.hashCode();
		return (again && !this.scope.isFull()) || (this.refusals++ & PATIENCE - 1) == 0;
	}

	/** A key and its pools, none for a secret; final so that a racy reader sees both. */
	private static final class Recent {

		final String name;

		final int hash;

		final @Nullable PropertyPool pool;

		Recent(String name, @Nullable PropertyPool pool) {
			this.name = name;
			this.hash = name.hashCode();
			this.pool = pool;
		}

	}

}
