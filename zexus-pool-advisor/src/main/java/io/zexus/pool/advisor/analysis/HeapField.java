package io.zexus.pool.advisor.analysis;

/**
 * A field that may hold values.
 *
 * @param owner the class that declares it
 * @param name its name
 * @param isStatic whether it is one of the class
 * @param role what it is to a collection
 */
record HeapField(HeapClass owner, String name, boolean isStatic, Role role) {

	/** What a field of a collection's part is to the collection. */
	enum Role {

		/** Leads to elements. */
		ELEMENT,

		/** Leads to a key. */
		KEY,

		/** Leads to a mapped value. */
		MAPPED,

		/** Leads to a part at the same level. */
		LINK,

		/** Leads back to the collection. */
		BACK;

		static Role of(String name) {
			return switch (name) {
				case "key", "k0" -> KEY;
				case "val", "value", "v0" -> MAPPED;
				case "next", "prev", "previous", "before", "after", "left", "right", "parent", "down", "pred", "succ",
						"nextNode" ->
					LINK;
				case "keySet", "entrySet", "values", "descendingMap", "navigableKeySet", "mutex" -> BACK;
				default -> name.startsWith("this$") ? BACK : ELEMENT;
			};
		}

	}

	static HeapField of(HeapClass owner, String name, boolean isStatic) {
		return new HeapField(owner, name, isStatic, Role.of(name));
	}

}
