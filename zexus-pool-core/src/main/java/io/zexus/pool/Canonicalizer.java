package io.zexus.pool;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.ClassPlan.Member;
import io.zexus.pool.ClassPlan.Treatment;
import io.zexus.pool.internal.table.ValueTypes;

/**
 * One walk through what a value holds, for {@link Door#canonicalize}. What is immutable
 * is made anew when something within it has changed; what can be modified stays the
 * object that it is. Each object is visited once, so that what is shared stays shared and
 * circles end.
 */
final class Canonicalizer {

	/** Objects within one another that are followed. */
	private static final int DEEPEST = 64;

	/** Objects that are visited. */
	private static final int MOST = 1 << 20;

	private final Door door;

	private final Map<Object, Object> done = new IdentityHashMap<>();

	private int depth;

	Canonicalizer(Door door) {
		this.door = door;
	}

	/**
	 * Returns an equal value.
	 * @param treatment what its property asks for
	 */
	@Nullable Object visit(@Nullable Object value, Treatment treatment) {
		if (value == null || treatment == Treatment.LEAVE) {
			return value;
		}
		Class<?> type = value.getClass();
		if (value instanceof String || value instanceof Number || ValueTypes.ALL.contains(type)) {
			return (treatment == Treatment.POOL) ? this.door.getScalar(value) : value;
		}
		if (type.isArray() ? type.getComponentType().isPrimitive() : !isFollowed(type, treatment)) {
			return value;
		}
		Object present = this.done.get(value);
		if (present != null || this.depth >= DEEPEST || this.done.size() >= MOST) {
			return (present != null) ? present : value;
		}
		this.done.put(value, value);
		this.depth++;
		Object made = type.isArray() ? array((Object[]) value, treatment) : follow(value, treatment);
		this.depth--;
		if (made != value) {
			this.done.put(value, made);
			this.done.put(made, made);
		}
		return made;
	}

	private static boolean isFollowed(Class<?> type, Treatment treatment) {
		if (Annotated.isOfTheJdk(type)) {
			return Containers.isKnown(type);
		}
		ClassPlan plan = ClassPlan.of(type);
		return plan.members.length > 0 && (plan.annotated || treatment != Treatment.FOLLOW_ANNOTATED);
	}

	private Object follow(Object value, Treatment treatment) {
		if (!Annotated.isOfTheJdk(value.getClass())) {
			ClassPlan plan = ClassPlan.of(value.getClass());
			return plan.isRecord() ? ofRecord(value, plan) : ofBean(value, plan);
		}
		if (value instanceof List<?> list) {
			return ofList(list, treatment);
		}
		if (value instanceof Map<?, ?> map) {
			return ofMap(map, treatment);
		}
		if (value instanceof Set<?> set) {
			@Nullable Object[] elements = set.toArray();
			return all(elements, treatment) ? Containers.copy(set, elements) : set;
		}
		Object content = ((Optional<?>) value).orElse(null);
		Object made = visit(content, treatment);
		return (made != null && made != content) ? Optional.of(made) : value;
	}

	private Object ofRecord(Object record, ClassPlan plan) {
		@Nullable Object[] components = new Object[plan.members.length];
		boolean changed = false;
		for (int i = 0; i < components.length; i++) {
			Member member = plan.members[i];
			Object value = member.get(record);
			components[i] = visit(value, member.treatment);
			changed |= components[i] != value && member.treatment != Treatment.LEAVE;
		}
		Object made = changed ? plan.construct(components) : null;
		return (made != null) ? made : record;
	}

	private Object ofBean(Object bean, ClassPlan plan) {
		for (Member member : plan.members) {
			Object value = member.get(bean);
			Object other = visit(value, member.treatment);
			if (other != value && !member.replace(bean, value, other)) {
				plan.warn(member.name + " is final, and the class is no record");
			}
		}
		return bean;
	}

	private Object array(Object[] array, Treatment treatment) {
		all(array, treatment);
		return array;
	}

	/** Replaces elements, and returns whether there was a change. */
	private boolean all(@Nullable Object[] elements, Treatment treatment) {
		boolean changed = false;
		for (int i = 0; i < elements.length; i++) {
			Object value = elements[i];
			Object other = visit(value, treatment);
			if (other != value) {
				elements[i] = other;
				changed = true;
			}
		}
		return changed;
	}

	@SuppressWarnings("unchecked")
	private Object ofList(List<?> list, Treatment treatment) {
		if (!Containers.isModifiable(list)) {
			@Nullable Object[] elements = list.toArray();
			return all(elements, treatment) ? Containers.copy(list, elements) : list;
		}
		for (int i = 0; i < list.size(); i++) {
			Object value = list.get(i);
			Object other = visit(value, treatment);
			if (other != value) {
				((List<@Nullable Object>) list).set(i, other);
			}
		}
		return list;
	}

	@SuppressWarnings("unchecked")
	private Object ofMap(Map<?, ?> map, Treatment treatment) {
		if (Containers.isModifiable(map)) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				Object value = entry.getValue();
				Object other = visit(value, treatment);
				if (other != value) {
					((Map.Entry<?, @Nullable Object>) entry).setValue(other);
				}
			}
			return map;
		}
		@Nullable Object[] keys = map.keySet().toArray();
		@Nullable Object[] values = map.values().toArray();
		boolean changed = all(keys, treatment) | all(values, treatment);
		return changed ? Containers.copy(map, keys, values) : map;
	}

}
