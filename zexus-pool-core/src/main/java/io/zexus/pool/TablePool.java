package io.zexus.pool;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

import io.zexus.pool.internal.table.Content;
import io.zexus.pool.internal.table.Table;
import io.zexus.pool.internal.table.Tables;
import io.zexus.pool.internal.table.WeakPhase;

/**
 * What pools of values have in common: a table that grows with its content.
 *
 * @param <T> the type of the values
 */
abstract class TablePool<T> implements Switchable {

	private static final VarHandle TABLE = ConstantBootstraps.fieldVarHandle(MethodHandles.lookup(), "table",
			VarHandle.class, TablePool.class, Table.class);

	final Tables<T> tables;

	/** The current one of the tables, one step nearer. */
	private Table<T> table;

	TablePool(int capacity, int savedByHit, Content<T> content) {
		this.tables = new Tables<>(capacity, savedByHit, content, (table) -> TABLE.setOpaque(this, table));
		this.table = this.tables.current();
	}

	/**
	 * Returns the table to look into. An opaque read costs no more than a plain one, and
	 * a loop cannot keep its result.
	 */
	@SuppressWarnings("unchecked")
	final Table<T> table() {
		return (Table<T>) TABLE.getOpaque(this);
	}

	@Override
	public PoolStats stats() {
		return PoolStats.of(this.tables.counts());
	}

	@Override
	public void clear() {
		this.tables.clear();
	}

	@Override
	public List<SizeForecast> forecasts() {
		return Forecasts.of(stats(), this.tables, copyBytes());
	}

	@Override
	public void observe() {
		this.tables.observe();
	}

	/** Returns what a copy takes on average, where no hit has told; 0 if not known. */
	double copyBytes() {
		return 0;
	}

	@Override
	public int capacity() {
		return table().capacity();
	}

	@Override
	public boolean isResizable() {
		return true;
	}

	/**
	 * Changes the capacity of this pool. The most used values stay, up to the new
	 * capacity, and keep their one instance; the others are evicted. Hits go on
	 * meanwhile, while values that are new wait for it.
	 * @param capacity most values retained; zero pools nothing
	 * @throws IllegalArgumentException when the capacity is negative or too large
	 */
	@Override
	public void resize(int capacity) {
		this.tables.resize(Arguments.capacity("capacity", capacity));
	}

	/** Lets go of what only this pool holds, for pools of objects with an identity. */
	final Relief weaken() {
		WeakPhase phase = this.tables.relieve();
		return () -> {
			this.tables.settle();
			return phase.letGo();
		};
	}

	@Override
	public void enable(boolean enabled) {
		this.tables.open(enabled);
	}

	@Override
	public boolean isEnabled() {
		return table().isOpen();
	}

}
