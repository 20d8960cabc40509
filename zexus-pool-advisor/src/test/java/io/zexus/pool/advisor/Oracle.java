package io.zexus.pool.advisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/**
 * Counts strings and boxed integers by field as NetBeans reads a dump.
 */
final class Oracle {

	/** What is at one place. */
	static final class Count {

		long references;

		final Set<Long> objects = new HashSet<>();

		final Map<String, Long> distinct = new HashMap<>();

		String text() {
			long most = this.distinct.values().stream().mapToLong(Long::longValue).max().orElse(0);
			return this.references + " references, " + this.objects.size() + " objects, " + this.distinct.size()
					+ " distinct, " + most + " to the most frequent";
		}

	}

	private final Map<String, Count> places = new HashMap<>();

	private final Map<Long, String> texts = new HashMap<>();

	private final Heap heap;

	Oracle(Path dump) throws IOException {
		this.heap = HeapFactory.createHeap(dump.toFile());
		Iterator<?> instances = this.heap.getAllInstancesIterator();
		while (instances.hasNext()) {
			Instance instance = (Instance) instances.next();
			if (!(instance instanceof PrimitiveArrayInstance)) {
				fields(instance);
			}
		}
	}

	private void fields(Instance instance) {
		for (Object value : instance.getFieldValues()) {
			if (value instanceof ObjectFieldValue reference && reference.getInstance() != null) {
				String place = reference.getField().getDeclaringClass().getName() + "."
						+ reference.getField().getName();
				count(place, reference.getInstance());
			}
		}
	}

	private void count(String place, Instance target) {
		String type = target.getJavaClass().getName();
		if (!type.equals("java.lang.String") && !type.equals("java.lang.Integer")) {
			return;
		}
		String text = type.equals("java.lang.Integer") ? String.valueOf(target.getValueOfField("value")) : text(target);
		if (text == null) {
			return;
		}
		Count count = this.places.computeIfAbsent(place + ", " + type.substring("java.lang.".length()),
				(key) -> new Count());
		count.references++;
		count.objects.add(target.getInstanceId());
		count.distinct.merge(text, 1L, Long::sum);
	}

	private String text(Instance string) {
		if (!(string.getValueOfField("value") instanceof PrimitiveArrayInstance array)) {
			return null;
		}
		return this.texts.computeIfAbsent(string.getInstanceId(), (id) -> {
			List<?> elements = array.getValues();
			return string.getValueOfField("coder") + String.join(",", elements.stream().map(String::valueOf).toList());
		});
	}

	/** What is at each place that is no part of a collection. */
	Map<String, Count> places() {
		return this.places;
	}

	/** All strings. */
	long strings() {
		return this.heap.getJavaClassByName("java.lang.String").getInstancesCount();
	}

}
