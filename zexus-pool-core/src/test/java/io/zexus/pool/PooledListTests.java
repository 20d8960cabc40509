package io.zexus.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PooledListTests {

	private final ListPool pool = new ListPool(4);

	@Test
	void isARandomAccessListOfNullsThatCanBeClosed() {
		PooledList<String> list = this.pool.acquire(3);
		assertThat(list).isInstanceOf(RandomAccess.class).isInstanceOf(AutoCloseable.class);
		assertThat(list).containsExactly(null, null, null).isEqualTo(new ArrayList<>(list));
		assertThat(list.hashCode()).isEqualTo(new ArrayList<>(list).hashCode());
	}

	@Test
	void behavesAsAnArrayListDoes() {
		PooledList<Integer> list = this.pool.acquire(2);
		List<Integer> model = new ArrayList<>(list);
		for (List<Integer> each : List.of(list, model)) {
			each.set(0, 7);
			for (int i = 0; i < 40; i++) {
				each.add(i / 2, i);
			}
			each.removeIf((element) -> element != null && element % 3 == 0);
			each.remove(Integer.valueOf(7));
			each.replaceAll((element) -> (element != null) ? -element : 0);
			each.sort(Comparator.naturalOrder());
			each.addAll(2, List.of(5, 6));
			each.subList(3, 9).subList(1, 4).clear();
			each.subList(3, 5).add(99);
			each.subList(1, 4).sort(Comparator.reverseOrder());
			ListIterator<Integer> cursor = each.listIterator(4);
			cursor.previous();
			cursor.remove();
			cursor.add(11);
			cursor.next();
			cursor.set(12);
			each.retainAll(new ArrayList<>(each.subList(0, 12)));
		}
		assertThat(list).isEqualTo(model).hasSameSizeAs(model);
		assertThat(list.toArray()).isEqualTo(model.toArray());
		assertThat(list.stream().mapToInt(Integer::intValue).sum())
			.isEqualTo(model.stream().mapToInt(Integer::intValue).sum());
		list.clear();
		assertThat(list).isEmpty();
	}

	@Test
	void goesBackToTheSizeItWasAcquiredWith() {
		for (int elements : new int[] { 0, 1, 16, 17, 5_000 }) {
			PooledList<Object> list = this.pool.acquire(3);
			list.clear();
			for (int i = 0; i < elements; i++) {
				list.add(this);
			}
			list.close();
			try (PooledList<Object> next = this.pool.acquire(3)) {
				assertThat(next.storage).isSameAs(list.storage);
				assertThat(next).containsExactly(null, null, null);
			}
		}
	}

	@Test
	void refusesIndicesOutOfBoundsAndNamesThem() {
		PooledList<Object> list = this.pool.acquire(2);
		list.add(null);
		for (Runnable call : List.<Runnable>of(() -> list.get(3), () -> list.set(3, null), () -> list.remove(3))) {
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call::run).withMessageContaining("3");
		}
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.get(-1));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.add(4, null));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.listIterator(4));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> list.subList(1, 4));
	}

	@Test
	void closingTwiceIsHarmless() {
		PooledList<Object> list = this.pool.acquire(2);
		list.close();
		assertThatCode(list::close).doesNotThrowAnyException();
		assertThat(this.pool.stats().releases()).isOne();
		assertThat(this.pool.acquire(2).storage).isNotSameAs(this.pool.acquire(2).storage);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("uses")
	void useAfterReleaseIsRefused(String name, Consumer<PooledList<Integer>> use) {
		for (int size : new int[] { 0, 3, 17 }) {
			PooledList<Integer> list = this.pool.acquire(size);
			list.close();
			assertThatIllegalStateException().isThrownBy(() -> use.accept(list)).withMessageContaining("released");
		}
	}

	static Stream<Arguments> uses() {
		Map<String, Consumer<PooledList<Integer>>> uses = new LinkedHashMap<>();
		uses.put("add", (list) -> list.add(1));
		uses.put("add at", (list) -> list.add(0, 1));
		uses.put("addAll", (list) -> list.addAll(List.of(1)));
		uses.put("addAll of nothing", (list) -> list.addAll(List.of()));
		uses.put("addAll at of nothing", (list) -> list.addAll(0, List.of()));
		uses.put("clear", Collection::clear);
		uses.put("contains", (list) -> list.contains(1));
		uses.put("containsAll of nothing", (list) -> list.containsAll(List.of()));
		uses.put("equals itself", (list) -> list.equals(list));
		uses.put("equals", (list) -> list.equals(List.of()));
		uses.put("equals something else", (list) -> list.equals("else"));
		uses.put("forEach", (list) -> list.forEach((element) -> {
		}));
		uses.put("get", (list) -> list.get(0));
		uses.put("hashCode", Object::hashCode);
		uses.put("indexOf", (list) -> list.indexOf(1));
		uses.put("isEmpty", Collection::isEmpty);
		uses.put("iterator", Collection::iterator);
		uses.put("lastIndexOf", (list) -> list.lastIndexOf(1));
		uses.put("listIterator", List::listIterator);
		uses.put("listIterator at", (list) -> list.listIterator(0));
		uses.put("parallelStream", Collection::parallelStream);
		uses.put("remove", (list) -> list.remove(Integer.valueOf(1)));
		uses.put("remove at", (list) -> list.remove(0));
		uses.put("removeAll", (list) -> list.removeAll(List.of()));
		uses.put("removeIf", (list) -> list.removeIf((element) -> true));
		uses.put("replaceAll", (list) -> list.replaceAll((element) -> 1));
		uses.put("retainAll", (list) -> list.retainAll(List.of()));
		uses.put("set", (list) -> list.set(0, 1));
		uses.put("size", Collection::size);
		uses.put("sort", (list) -> list.sort(null));
		uses.put("spliterator", Collection::spliterator);
		uses.put("stream", Collection::stream);
		uses.put("subList", (list) -> list.subList(0, 0));
		uses.put("toArray", (list) -> list.toArray());
		uses.put("toArray into", (list) -> list.toArray(new Integer[0]));
		uses.put("toArray by", (list) -> list.toArray(Integer[]::new));
		uses.put("toString", Object::toString);
		return uses.entrySet().stream().map((use) -> Arguments.of(use.getKey(), use.getValue()));
	}

	@Test
	void iteratorsAndSubListsOfAReleasedListRefuseUse() {
		PooledList<Integer> list = this.pool.acquire(3);
		Iterator<Integer> iterator = list.iterator();
		ListIterator<Integer> cursor = list.listIterator(1);
		cursor.next();
		List<Integer> part = list.subList(0, 2);
		List<Integer> partOfPart = part.subList(0, 1);
		Stream<Integer> stream = list.stream();
		list.close();
		for (Runnable use : List.<Runnable>of(iterator::hasNext, iterator::next, cursor::hasNext, cursor::hasPrevious,
				cursor::next, cursor::previous, cursor::nextIndex, cursor::previousIndex, cursor::remove,
				() -> cursor.set(1), () -> cursor.add(1), part::size, part::isEmpty, part::iterator, () -> part.get(0),
				part::hashCode, part::toString, () -> part.equals(part), partOfPart::size, () -> partOfPart.add(1),
				partOfPart::clear, stream::toList)) {
			assertThatIllegalStateException().isThrownBy(use::run).withMessageContaining("released");
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("uses")
	void useAfterReleaseIsRefusedWhoeverHasTheStorage(String name, Consumer<PooledList<Integer>> use) {
		for (int size : new int[] { 0, 3, 16 }) {
			PooledList<Integer> list = this.pool.acquire(size);
			list.close();
			PooledList<Integer> next = this.pool.acquire(size);
			assertThat(next.storage).isSameAs(list.storage);
			assertThatIllegalStateException().isThrownBy(() -> use.accept(list)).withMessageContaining("released");
			assertThat(next).isEqualTo(Collections.nCopies(size, null));
		}
	}

	@Test
	void viewsOfAReleasedListAreRefusedWhoeverHasTheStorage() {
		PooledList<Integer> list = this.pool.acquire(3);
		Iterator<Integer> iterator = list.iterator();
		ListIterator<Integer> cursor = list.listIterator(1);
		cursor.next();
		List<Integer> part = list.subList(0, 2);
		Stream<Integer> stream = list.stream();
		Stream<Integer> streamOfPart = part.stream();
		Spliterator<Integer> spliterator = list.spliterator();
		list.close();
		PooledList<Integer> next = this.pool.acquire(3);
		assertThat(next.storage).isSameAs(list.storage);
		next.replaceAll((element) -> 7);
		for (Runnable use : List.<Runnable>of(iterator::hasNext, iterator::next, cursor::next, cursor::remove,
				() -> cursor.set(1), () -> cursor.add(1), part::size, () -> part.get(0), () -> part.set(0, 1),
				stream::toList, streamOfPart::toList, () -> spliterator.tryAdvance((element) -> {
				}), () -> spliterator.forEachRemaining((element) -> {
				}))) {
			assertThatIllegalStateException().isThrownBy(use::run).withMessageContaining("released");
		}
		assertThat(next).containsExactly(7, 7, 7);
	}

	@Test
	void aStaleReleaseTakesNothingFromTheNextOwner() {
		PooledList<Integer> stale = this.pool.acquire(2);
		assertThat(this.pool.release(stale)).isTrue();
		PooledList<Integer> next = this.pool.acquire(2);
		next.set(0, 7);
		assertThat(this.pool.release(stale)).isFalse();
		stale.close();
		assertThat(next).containsExactly(7, null);
		assertThat(this.pool.<Integer>acquire(2).storage).isNotSameAs(next.storage);
		assertThat(this.pool.stats().releases()).isOne();
		assertThat(this.pool.release(next)).isTrue();
	}

	@Test
	void theArrayGoesToAnyoneWhenOneThreadUsedAndReleasedTheList() throws Exception {
		Object array = elsewhere(() -> {
			try (PooledList<Integer> list = this.pool.acquire(2)) {
				list.set(0, 7);
				return list.array;
			}
		});
		assertThat(this.pool.acquire(2).array).isSameAs(array);
	}

	@Test
	void theArrayGoesOnlyToAThreadThatMayBeLateWithIt() throws Exception {
		PooledList<Integer> list = this.pool.acquire(2);
		Object array = list.array;
		release(list);
		PooledList<Integer> next = this.pool.acquire(2);
		assertThat(next.array).as("this thread is back, so it is not late").isSameAs(array);
		release(next);
		assertThat(elsewhere(() -> this.pool.acquire(2).array)).as("this thread may be late").isNotSameAs(array);
	}

	@Test
	void theArrayIsReplacedWhenMoreThanOneThreadMayBeLateWithIt() throws Exception {
		PooledList<Integer> list = this.pool.acquire(2);
		Object array = list.array;
		elsewhere(() -> list.set(0, 1));
		elsewhere(() -> list.set(0, 1));
		assertThat(list.array).isSameAs(array);
		release(list);
		PooledList<Integer> next = this.pool.acquire(2);
		assertThat(next.storage).isSameAs(list.storage);
		assertThat(next.array).isNotSameAs(array);
		assertThat(next).containsExactly(null, null);
	}

	@Test
	void whatALateThreadWroteIsNotInItsNextList() throws Exception {
		PooledList<Object> list = this.pool.acquire(2);
		@Nullable Object[] array = Objects.requireNonNull(list.array);
		release(list);
		array[1] = "late";
		PooledList<Object> next = this.pool.acquire(2);
		assertThat(next.array).isSameAs(array);
		assertThat(next).containsExactly(null, null);
	}

	@Test
	void threadsMayTakeTurns() throws Exception {
		PooledList<Integer> list = this.pool.acquire(0);
		for (int i = 0; i < 40; i += 2) {
			list.add(i);
			int next = i + 1;
			elsewhere(() -> list.add(next));
		}
		assertThat(list).isEqualTo(IntStream.range(0, 40).boxed().toList());
		assertThat(elsewhere(() -> this.pool.release(list))).isTrue();
		assertThat(this.pool.outstanding()).isZero();
	}

	private void release(PooledList<?> list) throws Exception {
		assertThat(elsewhere(() -> this.pool.release(list))).isTrue();
	}

	private static <T> T elsewhere(Callable<T> call) throws Exception {
		FutureTask<T> task = new FutureTask<>(call);
		Thread thread = new Thread(task);
		thread.start();
		thread.join();
		return task.get();
	}

}
