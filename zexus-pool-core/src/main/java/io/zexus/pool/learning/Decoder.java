package io.zexus.pool.learning;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.zexus.pool.internal.concurrent.Padded;
import io.zexus.pool.internal.table.FrontCounts;
import io.zexus.pool.internal.table.StringTables;
import io.zexus.pool.internal.table.Table;
import io.zexus.pool.internal.table.Tables;

/**
 * What a parser has to itself while it parses a document: where it is, the gates of the
 * names there, and a cache of strings. A hit there writes to nothing that another thread
 * reads.
 * <p>
 * One thread at a time. It is handed from one document to the next with a happens-before
 * edge; a parser that is neither read to its end nor closed gives it back when it is
 * garbage.
 */
public final class Decoder extends Padded {

	private static final VarHandle OWNER;

	static {
		try {
			OWNER = MethodHandles.lookup().findVarHandle(Decoder.class, "owner", WeakReference.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	/** Bytes that a string has less than to be read without being decoded. */
	public static final int LONGEST_READ = QuotedBytes.MOST;

	/** Columns that are told apart. */
	private static final int COLUMNS = 64;

	/** Frames kept from one document to the next. */
	private static final int DEEP = 256;

	/** Names that objects are below, for each decoder. */
	private static final int MOST_NAMES = 512;

	final Governor governor;

	final Tables<String> tables;

	final FrontCounts counts = new FrontCounts();

	/** Bytes of the string that was read last. */
	int length;

	/** Who has it, {@code null} for nobody. */
	@SuppressWarnings("unused") // by VarHandle
	private volatile @Nullable WeakReference<Object> owner;

	/** Referred to elsewhere as long as this object is in use. */
	private final Runnable clearing = this::clear;

	/** The cache, which no longer than a document is kept from the collector. */
	private volatile @Nullable RawStrings raw;

	private volatile @Nullable Kept kept;

	/** By depth. */
	private Frame[] frames = {};

	/** How many of them were reached; none while no names are of interest. */
	private int known;

	private ByName<Names> names = new ByName<>();

	private int namesCount;

	private final Newcomers newcomers = new Newcomers();

	private final Names crowd = new Names(this, Path.ANY, false);

	private final Names secrets = new Names(this, Path.ANY, true);

	private Map<Property, Gate> gates = new IdentityHashMap<>();

	private int generation;

	/** Whether all values belong to one property, or to none, whatever their names. */
	private boolean within;

	private @Nullable Gate gateWithin;

	Decoder(Governor governor) {
		this.governor = governor;
		this.tables = StringTables.of(governor.pools().strPool());
		this.tables.addFront(this.clearing, this.counts);
	}

	/** Tries to take it for a parser. */
	boolean acquire(Object parser, boolean fromTheDead) {
		WeakReference<?> owner = (WeakReference<?>) OWNER.getAcquire(this);
		boolean free = (owner == null) || fromTheDead && owner.refersTo(null);
		if (!free || !OWNER.compareAndSet(this, owner, new WeakReference<>(parser))) {
			return false;
		}
		this.within = false;
		int generation = this.governor.generation();
		if (this.frames.length == 0 || this.generation != generation) {
			this.generation = generation;
			forget();
		}
		this.known = this.governor.looksAtAll() ? 1 : 0;
		return true;
	}

	/** Begins anew with the names; what was counted stays. */
	private void forget() {
		this.names = new ByName<>();
		this.namesCount = 0;
		this.gates = new IdentityHashMap<>();
		Frame top = new Frame();
		top.begin(new Names(this, "", false), false);
		this.names.put("", top.names);
		this.frames = new Frame[] { top };
	}

	/**
	 * Gives it back. The parser that had it must not use it any more.
	 */
	public void release() {
		this.raw = null;
		this.gateWithin = null;
		if (this.frames.length > DEEP) {
			this.frames = Arrays.copyOf(this.frames, DEEP);
		}
		OWNER.setRelease(this, null);
	}

	/**
	 * Notes that an object begins.
	 * @param depth its depth: 1 for one that is not within another or an array
	 * @param name its name in the object that it is in, {@code null} for none
	 */
	public void enterObject(int depth, @Nullable String name) {
		if (!isKnown(depth - 1)) {
			return;
		}
		Frame parent = this.frames[depth - 1];
		Names names = names((parent.array || name == null) ? parent.name : name);
		frame(depth).begin(names, parent.secret || names.secret);
	}

	/**
	 * Notes that an array begins.
	 * @param depth its depth: 1 for one that is not within an object or another
	 * @param name its name in the object that it is in, {@code null} for none
	 */
	public void enterArray(int depth, @Nullable String name) {
		if (!isKnown(depth - 1)) {
			return;
		}
		Frame parent = this.frames[depth - 1];
		frame(depth).beginArray(parent, (parent.array || name == null) ? parent.name : name);
	}

	/**
	 * Returns whether it was told of all objects and arrays down to there. It was not
	 * when it came in the middle, for an annotated property, or where a parser goes on
	 * after an exception.
	 */
	private boolean isKnown(int depth) {
		return depth < this.known;
	}

	private Frame frame(int depth) {
		if (depth == this.known) {
			if (depth == this.frames.length) {
				this.frames = Arrays.copyOf(this.frames, 2 * depth);
			}
			if (this.frames[depth] == null) {
				this.frames[depth] = new Frame();
			}
			this.known++;
		}
		return this.frames[depth];
	}

	/** Objects below names that came once, or found no room, are of one kind. */
	private Names names(String name) {
		ByName.Named<Names> known = this.names.get(name);
		if (known != null && known.value != null) {
			return known.value;
		}
		boolean again = this.governor.isDeclared(name) || this.newcomers.cameBefore(name);
		if (again && this.namesCount < MOST_NAMES) {
			this.namesCount++;
			Names names = new Names(this, name, this.governor.isSecret(name));
			this.names.put(name, names);
			return names;
		}
		return this.governor.isSecret(name) ? this.secrets : this.crowd;
	}

	/**
	 * Returns the gate of a string.
	 * @param depth depth of the object or array it is in, 0 for none
	 * @param name its name in that object, {@code null} for none
	 * @param index its place in that array
	 * @return the gate, {@code null} to leave it alone
	 */
	public @Nullable Gate gate(int depth, @Nullable String name, int index) {
		if (!isKnown(depth)) {
			return this.within ? this.gateWithin : null;
		}
		Frame frame = this.frames[depth];
		Names members = frame.members;
		if (members != null) {
			return members.gate((name != null) ? name : "");
		}
		return frame.secret ? null : gateOfElement(frame, index);
	}

	private @Nullable Gate gateOfElement(Frame frame, int index) {
		Gate elements = frame.elements;
		if (elements == null) {
			elements = frame.names.gate(frame.name);
			frame.elements = elements;
		}
		return (elements != null && frame.inner) ? elements.column(this, Math.min(index, COLUMNS - 1)) : elements;
	}

	/**
	 * Returns the string whose bytes are in a buffer, closing quote included, if it is
	 * shorter than {@value #LONGEST_READ} and plain ASCII. It is not pooled.
	 * @param buffer the buffer of a parser
	 * @param from index of the first byte
	 * @param to index behind the last byte in the buffer
	 * @return the string, whose bytes are as many as {@link #length()}, or {@code null}
	 * when the parser has to decode it
	 */
	public @Nullable String read(byte[] buffer, int from, int to) {
		int length = QuotedBytes.asciiLength(buffer, from, to);
		this.length = length;
		return (length >= 0) ? QuotedBytes.ascii(buffer, from, length) : null;
	}

	/**
	 * Returns the length of the string that was read last, here or by a gate, if that was
	 * not {@code null}.
	 * @return bytes in the buffer, without the quote
	 */
	public int length() {
		return this.length;
	}

	/**
	 * Returns an equal number, a pooled one when that pays.
	 * @param value the number
	 * @param depth depth of the object or array it is in, 0 for none
	 * @param name its name in that object, {@code null} for none
	 * @param index its place in that array
	 * @return the argument or one that equals it
	 */
	public Number number(Number value, int depth, @Nullable String name, int index) {
		if (!Gate.isPoolable(value)) {
			return value;
		}
		Gate gate = gate(depth, name, index);
		return (gate != null) ? gate.numbers(this).get(value) : value;
	}

	/**
	 * Lets all values belong to one property, whatever their names, until {@link #leave}.
	 * @param property the property, {@code null} to leave all alone
	 * @return what to leave with
	 */
	public Object enter(@Nullable Property property) {
		Within before = new Within(this.within, this.gateWithin, this.known);
		this.within = true;
		this.known = 0;
		this.gateWithin = (property != null) ? gate(property) : null;
		return before;
	}

	/**
	 * Ends what {@link #enter} began.
	 * @param before what that returned
	 */
	public void leave(Object before) {
		this.within = ((Within) before).within;
		this.gateWithin = ((Within) before).gate;
		this.known = ((Within) before).known;
	}

	Gate gate(Property property) {
		return this.gates.computeIfAbsent(property, (absent) -> property.gate(this));
	}

	/** Returns the gate of what found no room, {@code null} where that is left alone. */
	@Nullable Gate crowd() {
		Property crowd = this.governor.crowd();
		return (crowd != null) ? gate(crowd) : null;
	}

	/** Returns the cache, {@code null} while the pool is off. */
	@Nullable RawStrings raw() {
		RawStrings raw = this.raw;
		return (raw != null) ? raw : findRaw();
	}

	private @Nullable RawStrings findRaw() {
		Table<String> table = this.tables.current();
		if (!table.isOpen() || table.capacity() == 0) {
			return null;
		}
		Kept kept = this.kept;
		RawStrings raw = (kept != null) ? kept.get() : null;
		this.raw = raw;
		// In this order, as clear() writes them in the other one
		if (kept == null || raw == null || kept.cleared) {
			raw = new RawStrings();
			this.kept = new Kept(raw);
			this.raw = raw;
		}
		return raw;
	}

	/**
	 * Called by any thread: whoever decodes just now drops the cache before the next
	 * string.
	 */
	private void clear() {
		Kept kept = this.kept;
		if (kept != null) {
			kept.cleared = true;
		}
		this.kept = null;
		this.raw = null;
	}

	/** The cache between two documents, unless it was collected or cleared. */
	private static final class Kept extends WeakReference<RawStrings> {

		volatile boolean cleared;

		Kept(RawStrings raw) {
			super(raw);
		}

	}

	private record Within(boolean within, @Nullable Gate gate, int known) {
	}

}
