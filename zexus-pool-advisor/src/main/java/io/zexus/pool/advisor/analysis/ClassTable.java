package io.zexus.pool.advisor.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.LongIntMap;
import io.zexus.pool.advisor.hprof.BasicType;
import io.zexus.pool.advisor.hprof.ClassDump;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a dump, and the fields that may hold values.
 */
final class ClassTable {

	/** Fields of one instance, as dumped: more is no class of a JVM. */
	private static final int MAX_DATA = 1 << 20;

	private static final Pattern CONTAINERS = Pattern.compile("(java\\.util|java\\.util\\.concurrent(\\.atomic)?"
			+ "|com\\.google\\.common\\.collect|it\\.unimi\\.dsi\\.fastutil\\.\\w+|org\\.eclipse\\.collections\\.impl\\..*"
			+ "|org\\.apache\\.commons\\.collections4?(\\.\\w+)?|scala\\.collection\\..*|kotlin\\.collections"
			+ "|io\\.vavr\\.collection)\\.\\w*(Map|List|Set|Queue|Deque|Vector|Stack|Table|Collections?|Arrays|Properties"
			+ "|Bag|Multiset|Optional|KeyValueHolder|AtomicReference|AtomicReferenceArray)(\\$.*)?");

	private final List<HeapClass> classes = new ArrayList<>();

	private final LongIntMap byId = new LongIntMap();

	private final List<HeapField> fields = new ArrayList<>();

	/** Static fields, and where they point. */
	private final List<StaticReference> statics = new ArrayList<>();

	private final Map<Long, String> arrayNames = new HashMap<>();

	private final HeapBudget budget;

	private final int idSize;

	/** A static field that is not null. */
	record StaticReference(int field, long target) {
	}

	ClassTable(Census census, int idSize, HeapBudget budget) {
		this.budget = budget;
		this.idSize = idSize;
		Map<Long, ClassDump> dumps = new HashMap<>();
		for (ClassDump dump : census.dumps) {
			dumps.put(dump.id(), dump);
		}
		for (ClassDump dump : dumps.values()) {
			String name = name(census, dump.id());
			if (name.startsWith("[")) {
				this.arrayNames.put(dump.id(), arrayName(name));
			}
			add(dump, name, census);
		}
		Map<Long, int[]> fieldNumbers = new HashMap<>();
		for (ClassDump dump : dumps.values()) {
			HeapClass heapClass = this.classes.get(this.byId.get(dump.id()));
			statics(heapClass, dump, census);
			if (heapClass.instances > 0) {
				layOut(heapClass, dump, dumps, fieldNumbers, census);
			}
		}
	}

	private void add(ClassDump dump, String name, Census census) {
		HeapClass heapClass = new HeapClass(this.classes.size(), name, dump.loaderId() == 0);
		// Classes are objects too, but have records of their own.
		heapClass.instances = name.equals("java.lang.Class") ? census.dumps.size() : census.instances(dump.id());
		heapClass.value = heapClass.jdk ? ValueType.of(name) : null;
		if (heapClass.value != null) {
			heapClass.role = HeapClass.Role.VALUE;
		}
		else if (CONTAINERS.matcher(name).matches()) {
			heapClass.role = HeapClass.Role.CONTAINER;
		}
		this.byId.put(dump.id(), heapClass.index);
		this.classes.add(heapClass);
	}

	private static String name(Census census, long classId) {
		Long nameId = census.classNames.get(classId);
		String name = (nameId != null) ? census.names.get(nameId) : null;
		return (name != null) ? name.replace('/', '.') : "class 0x" + Long.toHexString(classId);
	}

	/** As in Java: String[], not [Ljava.lang.String;. */
	private static String arrayName(String name) {
		int dimensions = name.lastIndexOf('[') + 1;
		String element = name.substring(dimensions);
		if (element.startsWith("L") && element.endsWith(";")) {
			element = element.substring(1, element.length() - 1);
		}
		return element + "[]".repeat(Math.min(dimensions, 255));
	}

	private void statics(HeapClass heapClass, ClassDump dump, Census census) {
		for (int i = 0; i < dump.staticTypes().length; i++) {
			if (dump.staticTypes()[i] == BasicType.OBJECT && dump.staticValues()[i] != 0) {
				this.statics.add(new StaticReference(this.fields.size(), dump.staticValues()[i]));
				this.fields.add(HeapField.of(heapClass, fieldName(census, dump.staticNames()[i]), true));
				this.budget.claim(80);
			}
		}
	}

	private static String fieldName(Census census, long nameId) {
		String name = census.names.get(nameId);
		return (name != null) ? name : "field 0x" + Long.toHexString(nameId);
	}

	private void layOut(HeapClass heapClass, ClassDump dump, Map<Long, ClassDump> dumps, Map<Long, int[]> fieldNumbers,
			Census census) {
		IntStream.Builder references = IntStream.builder();
		IntStream.Builder fieldsOf = IntStream.builder();
		IntStream.Builder numbers = IntStream.builder();
		IntStream.Builder sizes = IntStream.builder();
		int offset = 0;
		int depth = 0;
		for (ClassDump part = dump; part != null; part = dumps.get(part.superId())) {
			int[] numbered = fieldNumbers.get(part.id());
			if (numbered == null) {
				numbered = number(part, census);
				fieldNumbers.put(part.id(), numbered);
			}
			for (int i = 0; i < part.fieldTypes().length; i++) {
				int size = BasicType.size(part.fieldTypes()[i], this.idSize);
				if (part.fieldTypes()[i] == BasicType.OBJECT) {
					references.add(offset);
					fieldsOf.add(numbered[i]);
				}
				else {
					heapClass.numberBytes += size;
					// Computed when asked for, and no part of the value.
					if (!"precision".equals(fieldName(census, part.fieldNames()[i]))) {
						numbers.add(offset);
						sizes.add(size);
					}
				}
				if (heapClass.value != null) {
					content(heapClass, fieldName(census, part.fieldNames()[i]), offset);
				}
				offset += size;
			}
			if (offset > MAX_DATA || ++depth > 1000) {
				heapClass.dataLength = Integer.MAX_VALUE;
				return;
			}
		}
		heapClass.dataLength = offset;
		heapClass.referenceOffsets = references.build().toArray();
		heapClass.referenceFields = fieldsOf.build().toArray();
		this.budget.claim(8L * heapClass.referenceOffsets.length);
		if (heapClass.value != null) {
			heapClass.numberOffsets = numbers.build().toArray();
			heapClass.numberSizes = sizes.build().toArray();
		}
	}

	private static void content(HeapClass heapClass, String field, int offset) {
		switch (field) {
			case "value" -> heapClass.contentOffset = offset;
			case "coder" -> heapClass.coderOffset = offset;
			case "intCompact" -> heapClass.compactOffset = offset;
			default -> {
			}
		}
	}

	private int[] number(ClassDump dump, Census census) {
		HeapClass owner = this.classes.get(this.byId.get(dump.id()));
		int[] numbers = new int[dump.fieldTypes().length];
		for (int i = 0; i < numbers.length; i++) {
			if (dump.fieldTypes()[i] == BasicType.OBJECT) {
				numbers[i] = this.fields.size();
				this.fields.add(HeapField.of(owner, fieldName(census, dump.fieldNames()[i]), false));
				this.budget.claim(80);
			}
		}
		return numbers;
	}

	List<HeapClass> all() {
		return this.classes;
	}

	/** The class of an id, null for one of which nothing is known. */
	@Nullable HeapClass get(long classId) {
		int index = this.byId.get(classId);
		return (index < 0) ? null : this.classes.get(index);
	}

	@Nullable HeapClass find(String name) {
		return this.classes.stream()
			.filter((candidate) -> candidate.jdk && candidate.name.equals(name))
			.findFirst()
			.orElse(null);
	}

	HeapField field(int number) {
		return this.fields.get(number);
	}

	List<StaticReference> statics() {
		return this.statics;
	}

	String arrayName(long classId) {
		return this.arrayNames.getOrDefault(classId, "Object[]");
	}

}
