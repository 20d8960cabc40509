package io.zexus.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many threads that acquire, share, fail, release, release again, clear, disable and
 * re-enable at random, and the books after they have joined.
 * <p>
 * Each object knows its owner and whether it is dirty, so that an object handed to two
 * owners, or handed out dirty, is seen at once.
 */
final class LeaseSoak {

	private static final int HELD = 12;

	private static final int CAPACITY = 20;

	private final LeakDetection detection;

	private final int threads;

	private final long operations;

	private final ObjectPool<Item> objects;

	private final ListPool lists;

	private final Map<String, AtomicLong> totals = new ConcurrentHashMap<>();

	/** What threads give each other to release. */
	private final ConcurrentLinkedQueue<Runnable> shared = new ConcurrentLinkedQueue<>();

	private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final AtomicLong alive = new AtomicLong();

	/** Decides what fails; and gives lists tokens. */
	private final AtomicInteger turn = new AtomicInteger();

	LeaseSoak(LeakDetection detection, int threads, long operations) {
		this.detection = detection;
		this.threads = threads;
		this.operations = operations;
		this.lists = new ListPool(CAPACITY, detection);
		this.objects = ObjectPool.builder(this::create)
			.reset(this::reset)
			.validate(this::validate)
			.destroy(this::destroy)
			.maxSize(CAPACITY)
			.leakDetection(detection)
			.build();
	}

	/** Returns what was done, by name; throws when something was wrong. */
	Map<String, Long> run(long seed) throws InterruptedException {
		List<Thread> workers = new ArrayList<>();
		for (int i = 0; i < this.threads; i++) {
			SplittableRandom random = new SplittableRandom(seed * 31 + i);
			workers.add(new Thread(() -> work(random)));
		}
		workers.forEach(Thread::start);
		for (Thread worker : workers) {
			worker.join();
		}
		this.shared.forEach(Runnable::run);
		this.shared.clear();
		if (!this.failures.isEmpty()) {
			AssertionError failure = new AssertionError("seed " + seed + ", " + this.detection);
			this.failures.forEach(failure::addSuppressed);
			throw failure;
		}
		checkBooks(seed);
		Map<String, Long> result = new TreeMap<>();
		this.totals.forEach((name, total) -> result.put(name, total.get()));
		result.put("rounds", 1L);
		return result;
	}

	private void work(SplittableRandom random) {
		List<Runnable> held = new ArrayList<>();
		try {
			for (long i = 0; i < this.operations; i++) {
				step(random, held);
			}
			held.forEach(Runnable::run);
		}
		catch (Throwable ex) {
			this.failures.add(ex);
		}
	}

	private void step(SplittableRandom random, List<Runnable> held) {
		int choice = random.nextInt(10_000);
		if (choice < 4) {
			tolerate(() -> this.objects.enable(false));
			this.lists.enable(false);
			count("disabled");
			checkBound();
			this.objects.enable(true);
			this.lists.enable(true);
		}
		else if (choice < 12) {
			tolerate(this.objects::clear);
			this.lists.clear();
			count("cleared");
		}
		else if (choice < 30) {
			checkBound();
		}
		else if (held.size() >= HELD || (choice < 5000 && !held.isEmpty())) {
			Runnable release = held.remove(random.nextInt(held.size()));
			if (random.nextInt(4) == 0) {
				this.shared.add(release);
				release = this.shared.poll();
			}
			if (release != null) {
				release.run();
			}
		}
		else if (choice < 7000) {
			tolerate(() -> held.add(takeObject(random)));
		}
		else if (choice < 8500) {
			tolerate(() -> held.add(takeLease(random)));
		}
		else {
			held.add(takeList(random));
		}
	}

	private Runnable takeObject(SplittableRandom random) {
		Item item = this.objects.acquire();
		int owner = item.own(random);
		return () -> {
			item.disown(owner);
			tolerate(() -> count(this.objects.release(item) ? "objects released" : "objects discarded"));
		};
	}

	private Runnable takeLease(SplittableRandom random) {
		Lease<Item> lease = this.objects.lease();
		int owner = lease.get().own(random);
		return () -> {
			lease.get().disown(owner);
			tolerate(() -> {
				lease.close();
				count("leases closed");
			});
			lease.close();
			count("leases closed again");
		};
	}

	private Runnable takeList(SplittableRandom random) {
		int size = random.nextInt(19);
		PooledList<Object> list = this.lists.acquire(size);
		require(list.size() == size, "size of an acquired list");
		for (int i = 0; i < size; i++) {
			require(list.set(i, list) == null, "an acquired list holds nothing");
		}
		for (int i = random.nextInt(4) * 8; i > 0; i--) {
			list.add(list);
		}
		Object token = Integer.valueOf(this.turn.incrementAndGet());
		list.add(0, token);
		return () -> {
			require(list.get(0) == token, "a list has one owner");
			count(this.lists.release(list) ? "lists released" : "lists discarded");
			require(!this.lists.release(list), "a list goes back once");
			count("lists released again");
		};
	}

	private Item create() {
		failSometimes("factory");
		count("objects made");
		this.alive.incrementAndGet();
		return new Item();
	}

	private void reset(Item item) {
		failSometimes("reset");
		item.dirty = false;
	}

	private boolean validate(Item item) {
		failSometimes("validate");
		require(!item.dirty, "what is checked has been reset");
		return this.turn.get() % 97 != 0;
	}

	private void destroy(Item item) {
		require(!item.destroyed, "an object is destroyed once");
		item.destroyed = true;
		count("objects destroyed");
		this.alive.decrementAndGet();
		failSometimes("destroy");
	}

	private void failSometimes(String what) {
		if (this.turn.incrementAndGet() % 101 == 0) {
			count("seeded failures of " + what);
			throw new SeededException();
		}
	}

	private void tolerate(Runnable work) {
		try {
			work.run();
		}
		catch (SeededException ex) {
			count("seeded failures seen");
		}
	}

	private void checkBound() {
		require(this.lists.stats().poolSize() <= this.lists.capacity(), "lists within the bound");
		require(this.objects.stats().poolSize() <= this.objects.capacity(), "objects within the bound");
		count("bounds checked");
	}

	private void checkBooks(long seed) {
		String where = " after the join, seed " + seed + ", " + this.detection;
		PoolStats objects = this.objects.stats();
		require(objects.hits() + objects.misses() == objects.releases() + this.objects.discards()
				+ this.objects.outstanding(), "acquired = released + discarded + outstanding" + where);
		require(this.objects.outstanding() == 0, "no object is out" + where);
		require(this.alive.get() == objects.poolSize(), "every object waits or was destroyed" + where);
		require(this.lists.outstanding() == 0, "no list is out" + where);
		require(this.lists.stats().releases() == total("lists released"), "every release was counted" + where);
		require(this.lists.leaks() == 0 && this.objects.leaks() == 0, "nothing leaked" + where);
		require(this.lists.unreleased().isEmpty() && this.objects.unreleased().isEmpty(),
				"nothing is followed" + where);
		this.totals.computeIfAbsent("acquired", (name) -> new AtomicLong())
			.addAndGet(objects.hits() + objects.misses() + this.lists.stats().hits() + this.lists.stats().misses());
	}

	private long total(String name) {
		AtomicLong total = this.totals.get(name);
		return (total != null) ? total.get() : 0;
	}

	private void count(String name) {
		this.totals.computeIfAbsent(name, (key) -> new AtomicLong()).incrementAndGet();
	}

	private static void require(boolean condition, String what) {
		if (!condition) {
			throw new AssertionError("Not so: " + what);
		}
	}

	private static final class Item {

		private final AtomicInteger owner = new AtomicInteger();

		private boolean dirty;

		private boolean destroyed;

		int own(SplittableRandom random) {
			int id = random.nextInt(1, Integer.MAX_VALUE);
			require(this.owner.compareAndSet(0, id), "an object has one owner");
			require(!this.dirty, "an object is handed out clean");
			require(!this.destroyed, "a destroyed object is not handed out");
			this.dirty = true;
			return id;
		}

		void disown(int id) {
			require(this.owner.compareAndSet(id, 0), "an object had one owner");
		}

	}

	private static final class SeededException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		SeededException() {
			super("seeded", null, false, false);
		}

	}

}
