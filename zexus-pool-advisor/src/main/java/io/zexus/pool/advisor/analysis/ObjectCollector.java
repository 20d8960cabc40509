package io.zexus.pool.advisor.analysis;

import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.IdSet;
import io.zexus.pool.advisor.hprof.HprofInput;
import io.zexus.pool.advisor.hprof.HprofVisitor;
import io.zexus.pool.advisor.hprof.InstanceData;

/**
 * Collects the ids of values, of what holds their content, and of parts of collections.
 */
final class ObjectCollector implements HprofVisitor {

	/** Strings and other values. */
	final IdSet values;

	/** The arrays of strings, and values that are their own content. */
	final IdSet contents;

	/** Parts of collections and arrays of references. */
	final IdSet containers;

	private final ClassTable classes;

	ObjectCollector(ClassTable classes, Census census, HeapBudget budget) {
		this.classes = classes;
		this.values = census.idSet(budget);
		this.contents = census.idSet(budget);
		this.containers = census.idSet(budget);
	}

	@Override
	public void instance(long id, long classId, InstanceData data) {
		HeapClass heapClass = this.classes.get(classId);
		if (heapClass == null || data.length() < heapClass.dataLength) {
			return;
		}
		switch (heapClass.role) {
			case VALUE -> {
				long content = contentId(heapClass, id, data);
				if (content != 0) {
					this.values.add(id);
					this.contents.add(content);
				}
			}
			case CONTAINER -> this.containers.add(id);
			default -> {
			}
		}
	}

	/** The id of what holds the content of a value, 0 when it has none. */
	static long contentId(HeapClass heapClass, long id, InstanceData data) {
		if (heapClass.value != ValueType.STRING) {
			return id;
		}
		return (heapClass.contentOffset >= 0) ? data.id(heapClass.contentOffset) : 0;
	}

	@Override
	public void objectArray(long id, long classId, int length, HprofInput elements) {
		this.containers.add(id);
	}

	void freeze() {
		this.values.freeze();
		this.contents.freeze();
		this.containers.freeze();
	}

}
