package io.zexus.pool.learning;

import org.jspecify.annotations.Nullable;

/** An object or array that the parser is in. */
final class Frame {

	@SuppressWarnings("NullAway.Init")
	Names names;

	/** The names in an object, unless they are secrets. */
	@Nullable Names members;

	/** Nearest name of an array, which its elements have. */
	String name = "";

	boolean secret;

	boolean array;

	/** Whether it is an array in an array. */
	boolean inner;

	@Nullable Gate elements;

	/** References that stay are not written: see {@link ByName}. */
	void begin(Names names, boolean secret) {
		if (this.names != names || this.array) {
			this.names = names;
			this.name = "";
			this.array = false;
		}
		Names members = secret ? null : names;
		if (this.members != members) {
			this.members = members;
		}
		this.secret = secret;
	}

	void beginArray(Frame parent, String name) {
		this.array = true;
		this.inner = parent.array;
		this.name = name;
		this.names = parent.names;
		this.secret = parent.secret;
		this.members = null;
		this.elements = null;
	}

}
