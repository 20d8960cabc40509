package io.zexus.pool;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.zexus.pool.internal.table.ValueTypes;
import org.jspecify.annotations.Nullable;

/**
 * How objects of a class are canonicalised: a record is made anew by its canonical
 * constructor, of any other object the non-final fields are replaced. Made once for each
 * class, kept as long as the class, and empty for classes of the JDK.
 */
final class ClassPlan {

	private static final System.Logger LOGGER = System.getLogger(ClassPlan.class.getName());

	private static final ClassPlan EMPTY = new ClassPlan(Object.class, null, List.of(), false);

	private static final ClassValue<ClassPlan> PLANS = new ClassValue<>() {
		@Override
		protected ClassPlan computeValue(Class<?> type) {
			return create(type);
		}
	};

	private final Class<?> type;

	/** Takes an array of all components; {@code null} unless the class is a record. */
	private final @Nullable MethodHandle constructor;

	/** All of a record, of a bean those that matter. */
	final Member[] members;

	/**
	 * Whether a property is annotated, here or in what the properties are declared to
	 * hold.
	 */
	final boolean annotated;

	private final AtomicBoolean warned = new AtomicBoolean();

	private ClassPlan(Class<?> type, @Nullable MethodHandle constructor, List<Member> members, boolean annotated) {
		this.type = type;
		this.constructor = constructor;
		this.members = members.toArray(Member[]::new);
		this.annotated = annotated;
	}

	static ClassPlan of(Class<?> type) {
		return PLANS.get(type);
	}

	boolean isRecord() {
		return this.constructor != null;
	}

	/**
	 * Makes a record.
	 * @return {@code null} when it would not have these very components, or none that
	 * equal them: its constructor may reject or change them
	 */
	@Nullable Object construct(@Nullable Object[] components) {
		try {
			@SuppressWarnings("NullAway") // only asked of records
			Object made = this.constructor.invokeExact(components);
			for (int i = 0; i < components.length; i++) {
				Object now = this.members[i].get(made);
				if (now != components[i] && (now == null || !now.equals(components[i]))) {
					warn("its canonical constructor changes what it is given");
					return null;
				}
			}
			return made;
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			warn("its canonical constructor fails with " + ex.getClass().getName());
			return null;
		}
	}

	/** Logs once why objects of the class are left as they are. */
	void warn(String reason) {
		if (this.warned.compareAndSet(false, true)) {
			LOGGER.log(Level.WARNING,
					() -> "Values of " + this.type.getName() + " are not all canonicalised: " + reason);
		}
	}

	private static ClassPlan create(Class<?> type) {
		if (Annotated.isOfTheJdk(type) || type.isEnum() || type.isHidden() && !type.isRecord()) {
			return EMPTY;
		}
		try {
			boolean annotated = Annotated.leadsTo(type);
			return type.isRecord() ? ofRecord(type, annotated) : ofBean(type, annotated);
		}
		catch (IllegalAccessException ex) {
			new ClassPlan(type, null, List.of(), false)
				.warn("its package is not open to " + MemoryPoolManager.class.getPackageName());
			return EMPTY;
		}
		catch (ReflectiveOperationException | LinkageError | TypeNotPresentException ex) {
			return EMPTY; // refers to classes that are not there
		}
	}

	private static ClassPlan ofRecord(Class<?> type, boolean annotated) throws ReflectiveOperationException {
		MethodHandles.Lookup lookup = lookup(type);
		List<Member> members = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			members.add(member(lookup, type.getDeclaredField(component.getName())));
		}
		if (members.stream().allMatch((member) -> member.treatment == Treatment.LEAVE)) {
			return EMPTY;
		}
		Class<?>[] types = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
			.asSpreader(Object[].class, types.length)
			.asType(MethodType.methodType(Object.class, Object[].class));
		return new ClassPlan(type, constructor, members, annotated);
	}

	private static ClassPlan ofBean(Class<?> type, boolean annotated) throws ReflectiveOperationException {
		List<Member> members = new ArrayList<>();
		for (Class<?> each = type; each != null && !Annotated.isOfTheJdk(each); each = each.getSuperclass()) {
			for (Field field : each.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && Treatment.of(field) != Treatment.LEAVE) {
					members.add(member(lookup(each), field));
				}
			}
		}
		return members.isEmpty() ? EMPTY : new ClassPlan(type, null, members, annotated);
	}

	private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
		ClassPlan.class.getModule().addReads(type.getModule());
		return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
	}

	private static Member member(MethodHandles.Lookup lookup, Field field) throws IllegalAccessException {
		Treatment treatment = Treatment.of(field);
		Class<?> held = (treatment == Treatment.POOL) ? Annotated.held(field.getGenericType()) : Object.class;
		if ((held.isPrimitive() || Annotated.isOfTheJdk(held)) && !ValueTypes.mayBePooled(held)) {
			ValueTypes.refuse(held, field.getDeclaringClass().getName() + '.' + field.getName());
		}
		return new Member(field.getName(), treatment, lookup.unreflectVarHandle(field));
	}

	/** What happens to the value of a property. */
	enum Treatment {

		/** Nothing. */
		LEAVE,

		/** It is followed if the class that it turns out to have is annotated. */
		FOLLOW_ANNOTATED,

		/** It is followed. */
		FOLLOW,

		/** It is canonicalised, and so is what it holds if it is a container. */
		POOL;

		static Treatment of(Field field) {
			Boolean annotation = Annotated.annotation(field);
			if (annotation != null) {
				return annotation ? POOL : LEAVE;
			}
			if (Annotated.mentions(field.getGenericType())) {
				return FOLLOW;
			}
			return Annotated.mayHold(field.getGenericType()) ? FOLLOW_ANNOTATED : LEAVE;
		}

	}

	/** A property. */
	static final class Member {

		final String name;

		final Treatment treatment;

		private final VarHandle handle;

		Member(String name, Treatment treatment, VarHandle handle) {
			this.name = name;
			this.treatment = treatment;
			this.handle = handle;
		}

		@Nullable Object get(Object owner) {
			return this.handle.get(owner);
		}

		/** Replaces a value unless it was changed meanwhile; fails if it is final. */
		boolean replace(Object owner, @Nullable Object value, @Nullable Object other) {
			if (!this.handle.isAccessModeSupported(VarHandle.AccessMode.COMPARE_AND_SET)) {
				return false;
			}
			this.handle.compareAndSet(owner, value, other);
			return true;
		}

	}

}
