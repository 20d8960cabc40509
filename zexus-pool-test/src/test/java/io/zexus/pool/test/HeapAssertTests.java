package io.zexus.pool.test;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.ref.SoftReference;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.zexus.pool.MemoryPoolManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.ValueWrapper;

import static io.zexus.pool.test.HeapAssertions.assertThatHeap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HeapAssertTests {

	/** What a copy of "shipped" takes. */
	private static final long COPY = Values.size("shipped");

	@Test
	void countsCopiesAndNamesTheFieldThatHoldsThem() {
		List<Order> orders = orders(100, (text) -> new String(text));
		assertThatHeap(orders).hasDuplicateBytesBelow(98 * COPY + 1);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatHeap(orders).hasDuplicateBytesBelow(98 * COPY))
			.withMessageContaining("%,d:".formatted(98 * COPY))
			.withMessageContaining("%,d bytes in %s$Order.status: 98 copies among 100 values".formatted(98 * COPY,
					HeapAssertTests.class.getName()))
			.withMessageNotContaining("Order.id")
			.withMessageNotContaining("shipped")
			.withMessageContaining("@Pooled");
	}

	@Test
	void findsNoCopiesInWhatIsPooled() {
		MemoryPoolManager pools = new MemoryPoolManager();
		assertThatHeap(orders(100, (text) -> pools.getStr(new String(text)))).hasDuplicateBytesBelow(1);
	}

	@Test
	void equalValuesOfSeveralFieldsAreCopiesToo() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatHeap(new Pair(copy(), copy())).hasDuplicateBytesBelow(1))
			.withMessageContaining("%,d:".formatted(COPY));
	}

	@Test
	void showsTheFieldsWithMostBytesFirst() {
		List<Object> mixed = new ArrayList<>(orders(10, (text) -> new String(text)));
		mixed.add(new Pair(1_000_000_000_000L, 1_000_000_000_000L));
		String message = messageFor(mixed);
		assertThat(message.indexOf("Order.status")).isPositive().isLessThan(message.indexOf("Pair.second"));
	}

	static List<Object> holders() {
		List<String> both = List.of(copy(), copy());
		Map<String, String> keys = new HashMap<>();
		keys.put(copy(), "a");
		return List.of(both, new LinkedList<>(both), Arrays.asList(both.toArray()), new Object[][] { both.toArray() },
				List.of(List.of(copy()), List.of(copy())), new ConcurrentHashMap<>(Map.of("a", copy(), "b", copy())),
				List.of(keys, Map.of("other", copy()), Optional.of("another")), Map.entry(copy(), copy()),
				List.of(Optional.of(copy()), Optional.of(copy())),
				List.of(new AtomicReference<>(copy()), new AtomicReference<>(copy())), new Pair(copy(), copy()),
				new Derived(copy(), copy(), copy()), new OwnList(both), new SubList(both),
				(Supplier<Object>) () -> both.get(0), proxy(both));
	}

	@ParameterizedTest
	@MethodSource("holders")
	void looksInto(Object holder) {
		assertThat(messageFor(holder)).contains("copies among");
	}

	@Test
	void saysWhatOfAMapItIs() {
		Map<String, String> map = new HashMap<>();
		map.put(copy(), copy());
		assertThat(messageFor(new Pair(map, copy()))).containsAnyOf("Pair.first (keys)", "Pair.first (values)",
				"Pair.second");
		assertThat(messageFor(new Pair(List.of(copy(), copy()), null))).contains("Pair.first[]: 1 copies among 2");
	}

	@Test
	void doesNotLookIntoWhatIsNotHeldOrNotOfTheData() {
		assertThatHeap(List.of(copy(), new SoftReference<>(copy()), new Thread(() -> copy()), HeapAssertTests.class,
				getClass().getClassLoader()))
			.hasDuplicateBytesBelow(1);
	}

	@Test
	void doesNotIterateWhatTheApplicationMightLoad() {
		assertThatHeap(new LazyList()).hasDuplicateBytesBelow(1);
	}

	@Test
	void integersOfTheCacheOfTheJvmAreNoCopies() {
		assertThatHeap((Object) IntStream.range(0, 100).mapToObj((i) -> 7).toArray()).hasDuplicateBytesBelow(1);
	}

	@Test
	void cyclesEnd() {
		Node first = new Node(copy());
		first.next = new Node(copy());
		first.next.next = first;
		List<Object> itself = new ArrayList<>();
		itself.add(itself);
		assertThat(messageFor(first)).contains("Node.value: 1 copies among 2");
		assertThatHeap(itself).hasDuplicateBytesBelow(1);
	}

	@Test
	void chainsMayBeLong() {
		Node first = new Node(copy());
		Node last = first;
		for (int i = 0; i < 1_000_000; i++) {
			last.next = new Node(null);
			last = last.next;
		}
		last.value = copy();
		assertThat(messageFor(first)).contains("Node.value: 1 copies among 2");
	}

	@Test
	void thereIsALimit() {
		assertThatIllegalStateException().isThrownBy(() -> new ObjectGraph(3).walk(orders(3, String::new)))
			.withMessageContaining("More than 3 objects")
			.withMessageContaining("Order");
	}

	@Test
	void aModuleThatIsClosedIsNotPassedOver() throws Exception {
		Path jar = Path.of(ValueWrapper.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Configuration configuration = ModuleLayer.boot()
			.configuration()
			.resolve(ModuleFinder.of(jar), ModuleFinder.of(), Set.of("org.opentest4j"));
		Object closed = ModuleLayer.boot()
			.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader())
			.findLoader("org.opentest4j")
			.loadClass(ValueWrapper.class.getName())
			.getMethod("create", Object.class)
			.invoke(null, "a");
		assertThatIllegalStateException().isThrownBy(() -> assertThatHeap(closed).hasDuplicateBytesBelow(1))
			.withMessageContaining("ValueWrapper.")
			.withMessageContaining("--add-opens org.opentest4j/org.opentest4j=ALL-UNNAMED");
	}

	@Test
	void whatChangesMeanwhileIsSaid() {
		assertThatIllegalStateException().isThrownBy(() -> assertThatHeap(new ChangingList()).hasDuplicateBytesBelow(1))
			.withMessageContaining("ChangingList")
			.withMessageContaining("changed");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1 })
	void theLimitIsPositive(long bytes) {
		assertThatIllegalArgumentException().isThrownBy(() -> assertThatHeap("a").hasDuplicateBytesBelow(bytes))
			.withMessageContaining("" + bytes);
	}

	private static String messageFor(Object root) {
		try {
			assertThatHeap(root).hasDuplicateBytesBelow(1);
			return "";
		}
		catch (AssertionError failure) {
			return failure.getMessage();
		}
	}

	private static String copy() {
		return new String("shipped");
	}

	private static List<Order> orders(int number, UnaryOperator<String> status) {
		return IntStream.range(0, number)
			.mapToObj((i) -> new Order(1_000_000L + i, status.apply((i % 2 == 0) ? "shipped" : "waiting")))
			.toList();
	}

	private static Object proxy(List<String> both) {
		return Proxy.newProxyInstance(HeapAssertTests.class.getClassLoader(), new Class<?>[] { Runnable.class },
				(proxy, method, arguments) -> both.get(0));
	}

	record Order(Long id, String status) {
	}

	record Pair(Object first, Object second) {
	}

	static class Base {

		private final Object inherited;

		Base(Object inherited) {
			this.inherited = inherited;
		}

		@Override
		public String toString() {
			return "" + this.inherited;
		}

	}

	static final class Derived extends Base {

		final Object[] own;

		Derived(Object inherited, Object... own) {
			super(inherited);
			this.own = own;
		}

	}

	/** Its elements are in the fields of the JDK. */
	@SuppressWarnings("serial")
	static final class SubList extends ArrayList<Object> {

		SubList(List<?> elements) {
			super(elements);
		}

	}

	/** Its elements are in a field of its own. */
	static class OwnList extends AbstractList<Object> {

		private final Object[] elements;

		OwnList(List<?> elements) {
			this.elements = elements.toArray();
		}

		@Override
		public Object get(int index) {
			return this.elements[index];
		}

		@Override
		public int size() {
			return this.elements.length;
		}

	}

	static final class LazyList extends OwnList {

		LazyList() {
			super(List.of());
		}

		@Override
		public Iterator<Object> iterator() {
			throw new AssertionError("loads");
		}

	}

	/** As if another thread added something. */
	@SuppressWarnings("serial")
	static final class ChangingList extends ArrayList<Object> {

		ChangingList() {
			super(List.of(1, 2));
		}

		@Override
		public Iterator<Object> iterator() {
			Iterator<Object> iterator = super.iterator();
			add(3);
			return iterator;
		}

	}

	static final class Node {

		private Object value;

		private Node next;

		Node(Object value) {
			this.value = value;
		}

	}

}
