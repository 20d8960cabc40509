package io.zexus.pool.learning;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.PropertyReport;
import io.zexus.pool.PropertyStats;
import io.zexus.pool.internal.table.ObjectLayout;
import io.zexus.pool.internal.table.ValueTypes;

/**
 * Decides which properties of decoded documents are pooled, and tells what it has learnt
 * about them. One governor serves any number of decoders.
 * <p>
 * This class is thread-safe. It keeps at most {@value #MAX_PROPERTIES} properties, their
 * names and no values, the last quarter of them properties that classes declare, which
 * names that come with documents cannot take. A report mentions only names that classes
 * declare; all others are counted together, as {@code *}.
 * <p>
 * A governor that is serialised and read again in the same JVM is the same one; read in
 * another JVM, it is one in mode {@link PoolingMode#OFF}.
 */
public final class Governor implements PropertyReport, Serializable {

	private static final long serialVersionUID = 1L;

	private static final VarHandle GENERATION;

	static {
		try {
			GENERATION = MethodHandles.lookup().findVarHandle(Governor.class, "generation", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** Words whose presence in a name keeps a property out of the pools. */
	public static final List<String> NEVER_POOLED = SecretNames.DEFAULTS;

	private static final int MAX_PROPERTIES = 1000;

	/** Names that come with documents leave the last quarter to those of classes. */
	private static final int MAX_UNDECLARED = MAX_PROPERTIES * 3 / 4;

	/** Properties turned away between two attempts to make room. A power of two. */
	private static final int PATIENCE = 1024;

	private final transient MemoryPoolManager pools;

	private final transient PoolingMode mode;

	private final transient @Nullable Policy policy;

	private final transient DeclaredNames names;

	private final transient Map<Path, Property> properties = new ConcurrentHashMap<>();

	/** Those that no report mentions, as there were too many: they count all the same. */
	private final transient Map<Path, Property> crowds = new ConcurrentHashMap<>();

	private final transient Decoders decoders = new Decoders(this);

	private final transient List<Consumer<Decision>> decisionListeners = new CopyOnWriteArrayList<>();

	private final transient AtomicInteger refusals = new AtomicInteger();

	/** Of values that are neither strings nor numbers of the integer pool. */
	private final transient LongAdder valueLookups = new LongAdder();

	private final transient LongAdder valueSavedBytes = new LongAdder();

	private transient volatile int generation;

	/** What stands for it in a serialised form. */
	private final transient Handle handle = new Handle(this);

	private Governor(Builder builder) {
		this.pools = builder.pools;
		this.mode = builder.mode;
		this.policy = switch (builder.mode) {
			case OFF -> null;
			case ANNOTATED -> builder.observe ? Policy.NEVER : null;
			case AUTO -> Policy.WHERE_IT_PAYS;
			case ALL -> Policy.WITHOUT_HARM;
		};
		this.names = new DeclaredNames(new SecretNames(builder.neverPooled));
	}

	/**
	 * Returns a builder of a governor in mode {@link PoolingMode#ALL}.
	 * @param pools the manager of the pools to use
	 * @return a new builder
	 */
	public static Builder builder(MemoryPoolManager pools) {
		return new Builder(pools);
	}

	/**
	 * Returns the mode.
	 * @return the mode
	 */
	public PoolingMode mode() {
		return this.mode;
	}

	MemoryPoolManager pools() {
		return this.pools;
	}

	/**
	 * Returns whether values are looked at that are not annotated.
	 * @return whether parsers are to ask for a decoder
	 */
	public boolean looksAtAll() {
		return this.policy != null;
	}

	/**
	 * Lends a decoder to a parser, until it is {@link Decoder#release released} or the
	 * parser is garbage.
	 * @param parser the parser
	 * @return a decoder, {@code null} when all are in use, which is to be decoded as
	 * without pools
	 */
	public @Nullable Decoder acquire(Object parser) {
		return this.decoders.acquire(parser);
	}

	/**
	 * Returns a property that is annotated.
	 * @param owner the class that has it
	 * @param name its name there
	 * @return the property
	 */
	public Property annotated(Class<?> owner, String name) {
		return sibling(new Path(owner.getName(), name, Path.ANNOTATED, false), Policy.ALWAYS);
	}

	/**
	 * Notes the names of a property of a class. When one of them looks like a secret, no
	 * value is pooled that comes under any of its names in a document, of whatever class.
	 * @param owner the class
	 * @param inDocuments its name and its aliases in documents
	 * @param inClass its names in the class
	 * @param annotated whether it is pooled whatever it is called
	 */
	public void declare(Class<?> owner, Collection<String> inDocuments, Collection<String> inClass, boolean annotated) {
		if (this.names.add(owner, inDocuments, inClass, annotated)) {
			forgetGates();
		}
	}

	boolean isDeclared(String name) {
		return this.names.contains(name);
	}

	boolean isSecret(String name) {
		return this.names.isSecret(name);
	}

	/** Returns an equal value from the pool of its type, itself if there is none. */
	Object getValue(Object value) {
		if (!ValueTypes.ALL.contains(value.getClass())) {
			return value;
		}
		Object pooled = this.pools.getValue(value);
		this.valueLookups.increment();
		if (pooled != value) {
			this.valueSavedBytes.add(ObjectLayout.value(value));
		}
		return pooled;
	}

	/** Returns a property that is not annotated, {@code null} when there are too many. */
	@Nullable Property property(Path path, boolean declared) {
		return (this.policy != null) ? registered(path, this.policy, declared ? MAX_PROPERTIES : MAX_UNDECLARED) : null;
	}

	/** Returns what properties that found no room have in common, if anything. */
	@Nullable Property crowd() {
		return (this.policy == Policy.WITHOUT_HARM) ? crowd(new Path(Path.ANY, Path.ANY, Path.ALL, false), this.policy)
				: null;
	}

	/** Returns a property as others are that it belongs to. */
	Property sibling(Path path, Policy policy) {
		Property property = registered(path, policy, MAX_PROPERTIES);
		return (property != null) ? property : crowd(path, policy);
	}

	private Property crowd(Path path, Policy policy) {
		Policy fixed = (policy == Policy.WHERE_IT_PAYS) ? Policy.NEVER : policy;
		String enclosing = Path.ANY + fixed;
		return this.crowds.computeIfAbsent(new Path(enclosing, Path.ANY, Path.ALL, path.numbers()),
				(absent) -> new Property(this, absent, fixed));
	}

	private @Nullable Property registered(Path path, Policy policy, int limit) {
		Property present = this.properties.get(path);
		if (present != null) {
			return present;
		}
		if (this.properties.size() >= limit) {
			if ((this.refusals.incrementAndGet() & PATIENCE - 1) == 0) {
				forgetNewcomers();
			}
			return null;
		}
		return this.properties.computeIfAbsent(path, (absent) -> new Property(this, absent, policy));
	}

	/** Makes room by dropping those that were hardly used, and counted nothing yet. */
	private void forgetNewcomers() {
		if (this.properties.values().removeIf((it) -> it.isNewcomer() && it.lookups() == 0)) {
			forgetGates();
		}
	}

	/** Lets each decoder ask anew for its gates, from its next document on. */
	private void forgetGates() {
		GENERATION.getAndAdd(this, 1);
	}

	int generation() {
		return this.generation;
	}

	/**
	 * Adds a listener that is told what was decided of a property: first, and each time
	 * that it changes. It runs on a thread that decodes, and is to be quick.
	 * @param listener the listener, retained by this governor
	 */
	public void addDecisionListener(Consumer<Decision> listener) {
		this.decisionListeners.add(Objects.requireNonNull(listener, "listener"));
	}

	/**
	 * Removes a listener. Does nothing when it was not added.
	 * @param listener the listener
	 */
	public void removeDecisionListener(Consumer<Decision> listener) {
		this.decisionListeners.remove(listener);
	}

	void decided(Property property) {
		if (!this.decisionListeners.isEmpty()) {
			Decision decision = new Decision(this.names.describe(property.path()), property.isPooling(),
					property.repeats(), property.distinct());
			this.decisionListeners.forEach((listener) -> listener.accept(decision));
		}
	}

	@Override
	public List<PropertyStats> properties(String pool) {
		boolean numbers = pool.equals(MemoryPoolManager.INT);
		if (!numbers && !pool.equals(MemoryPoolManager.STR)) {
			return List.of();
		}
		return PropertyReports.of(all().filter((it) -> it.path().numbers() == numbers), this.names::describe);
	}

	/**
	 * Returns how many values the pools were asked for.
	 * @return the number of look-ups
	 */
	public long lookups() {
		return all().mapToLong(Property::lookups).sum() + this.valueLookups.sum();
	}

	/**
	 * Returns what those look-ups saved.
	 * @return bytes of the copies that need not be kept
	 */
	public long savedBytes() {
		return all().mapToLong(Property::savedBytes).sum() + this.valueSavedBytes.sum();
	}

	private Stream<Property> all() {
		return Stream.concat(this.properties.values().stream(), this.crowds.values().stream());
	}

	/**
	 * Returns what stands for this governor in a serialised form.
	 * @return a handle by which this JVM finds the governor again
	 */
	private Object writeReplace() {
		return this.handle;
	}

	/**
	 * Collects the settings of a {@link Governor}. Not thread-safe.
	 */
	public static final class Builder {

		private final MemoryPoolManager pools;

		private PoolingMode mode = PoolingMode.ALL;

		private Collection<String> neverPooled = NEVER_POOLED;

		private boolean observe;

		private Builder(MemoryPoolManager pools) {
			this.pools = Objects.requireNonNull(pools, "pools");
		}

		/**
		 * Sets which values are pooled.
		 * @param mode the mode
		 * @return this builder
		 */
		public Builder mode(PoolingMode mode) {
			this.mode = Objects.requireNonNull(mode, "mode");
			return this;
		}

		/**
		 * Sets the words whose presence in a name keeps a property out of the pools
		 * unless it is annotated, whatever its case and however its words are joined.
		 * @param words the words instead of {@link Governor#NEVER_POOLED}
		 * @return this builder
		 */
		public Builder neverPooled(Collection<String> words) {
			this.neverPooled = List.copyOf(words);
			return this;
		}

		/**
		 * Sets whether values that are not annotated are sampled in mode
		 * {@link PoolingMode#ANNOTATED}, to tell what pooling them would save. Off by
		 * default.
		 * @param observe whether to look at them
		 * @return this builder
		 */
		public Builder observe(boolean observe) {
			this.observe = observe;
			return this;
		}

		/**
		 * Creates the governor.
		 * @return a new governor
		 */
		public Governor build() {
			return new Governor(this);
		}

	}

}
