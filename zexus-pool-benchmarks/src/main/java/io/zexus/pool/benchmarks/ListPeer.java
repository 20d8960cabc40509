package io.zexus.pool.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import io.netty.util.Recycler;
import io.zexus.pool.ListPool;
import io.zexus.pool.PooledList;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.openjdk.jmh.infra.Blackhole;
import stormpot.Allocator;
import stormpot.Pool;
import stormpot.Poolable;
import stormpot.Slot;
import stormpot.Timeout;

/** The ways to get a short list. */
public enum ListPeer {

	/** This project, with exact statistics. */
	ZEXUS("Zexus ListPool", (size) -> new Ours()),

	/** A new list for each call. */
	ARRAY_LIST("new ArrayList and nulls", (size) -> new NewArrayList()),

	/** A new list of fixed size for each call. */
	AS_LIST("Arrays.asList(new Object[n])", (size) -> new AsList()),

	/** Apache Commons Pool 2 with its defaults. */
	COMMONS_POOL("Commons Pool 2", Commons::new),

	/** Stormpot 3.2 with its defaults. */
	STORMPOT("Stormpot", Storm::new),

	/** The recycler of Netty, bound to its thread as in an event loop. */
	NETTY_RECYCLER("Netty Recycler", Netty::new);

	private static final Object ELEMENT = new Object();

	private final String label;

	private final IntFunction<Lists> factory;

	ListPeer(String label, IntFunction<Lists> factory) {
		this.label = label;
		this.factory = factory;
	}

	String label() {
		return this.label;
	}

	Lists create(int size) {
		return this.factory.apply(size);
	}

	private static List<Object> nulls(int size) {
		return new ArrayList<>(Collections.nCopies(size, null));
	}

	private static void fill(List<Object> list, int size) {
		for (int i = 0; i < size; i++) {
			list.set(i, ELEMENT);
		}
	}

	private static void reset(List<Object> list) {
		for (int i = 0; i < list.size(); i++) {
			list.set(i, null);
		}
	}

	/** A source of lists. */
	interface Lists extends AutoCloseable {

		void use(int size, Blackhole blackhole) throws Exception;

		@Override
		default void close() throws Exception {
		}

	}

	private static final class Ours implements Lists {

		private final ListPool pool = new ListPool();

		@Override
		public void use(int size, Blackhole blackhole) {
			try (PooledList<Object> list = this.pool.acquire(size)) {
				for (int i = 0; i < size; i++) {
					list.set(i, ELEMENT);
				}
				blackhole.consume(list);
			}
		}

	}

	private static final class NewArrayList implements Lists {

		@Override
		public void use(int size, Blackhole blackhole) {
			List<Object> list = new ArrayList<>(size);
			for (int i = 0; i < size; i++) {
				list.add(null);
			}
			fill(list, size);
			blackhole.consume(list);
		}

	}

	private static final class AsList implements Lists {

		@Override
		public void use(int size, Blackhole blackhole) {
			List<Object> list = Arrays.asList(new Object[size]);
			fill(list, size);
			blackhole.consume(list);
		}

	}

	private static final class Commons extends BasePooledObjectFactory<List<Object>> implements Lists {

		private final int size;

		private final GenericObjectPool<List<Object>> pool = new GenericObjectPool<>(this);

		Commons(int size) {
			this.size = size;
		}

		@Override
		public List<Object> create() {
			return nulls(this.size);
		}

		@Override
		public PooledObject<List<Object>> wrap(List<Object> list) {
			return new DefaultPooledObject<>(list);
		}

		@Override
		public void passivateObject(PooledObject<List<Object>> pooled) {
			reset(pooled.getObject());
		}

		@Override
		public void use(int size, Blackhole blackhole) throws Exception {
			List<Object> list = this.pool.borrowObject();
			fill(list, size);
			blackhole.consume(list);
			this.pool.returnObject(list);
		}

		@Override
		public void close() {
			this.pool.close();
		}

	}

	private static final class Storm implements Lists, Allocator<Storm.Holder> {

		private final Timeout timeout = new Timeout(1, TimeUnit.SECONDS);

		private final int size;

		private final Pool<Holder> pool;

		Storm(int size) {
			this.size = size;
			this.pool = Pool.from(this).build();
		}

		@Override
		public Holder allocate(Slot slot) {
			return new Holder(slot, nulls(this.size));
		}

		@Override
		public void deallocate(Holder holder) {
		}

		@Override
		public void use(int size, Blackhole blackhole) throws Exception {
			Holder holder = this.pool.claim(this.timeout);
			fill(holder.list, size);
			blackhole.consume(holder.list);
			holder.release();
		}

		@Override
		public void close() throws Exception {
			this.pool.shutdown().await(this.timeout);
		}

		private record Holder(Slot slot, List<Object> list) implements Poolable {

			@Override
			public void release() {
				reset(this.list);
				this.slot.release(this);
			}

		}

	}

	private static final class Netty extends Recycler<Netty.Holder> implements Lists {

		private final int size;

		Netty(int size) {
			// On a thread that is not one of Netty's it retains nothing unless it is
			// bound to it
			super(Thread.currentThread(), false);
			this.size = size;
		}

		@Override
		protected Holder newObject(Handle<Holder> handle) {
			return new Holder(handle, nulls(this.size));
		}

		@Override
		public void use(int size, Blackhole blackhole) {
			Holder holder = get();
			fill(holder.list, size);
			blackhole.consume(holder.list);
			holder.recycle();
		}

		private record Holder(Handle<Holder> handle, List<Object> list) {

			void recycle() {
				reset(this.list);
				this.handle.recycle(this);
			}

		}

	}

}
