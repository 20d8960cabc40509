package io.zexus.pool.advisor.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

import io.zexus.pool.advisor.analysis.HeapFacts.ClassFacts;
import io.zexus.pool.advisor.analysis.HeapFacts.PlaceFacts;
import io.zexus.pool.advisor.collect.Bits;
import io.zexus.pool.advisor.collect.HeapBudget;
import io.zexus.pool.advisor.collect.IdSet;
import io.zexus.pool.advisor.collect.PagedInts;
import io.zexus.pool.advisor.hprof.HprofException;
import io.zexus.pool.advisor.hprof.HprofFile;
import io.zexus.pool.advisor.hprof.HprofVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds equal values in a dump, by reading it several times: classes; ids of values;
 * contents; what holds collections; references. None of them keeps more than 20 bytes for
 * a value.
 */
public final class HeapAnalysis {

	private static final int READINGS = 5;

	private final HprofFile file;

	private final Options options;

	private final Progress progress;

	private final HeapBudget budget;

	private int reading;

	/**
	 * What the dump does not tell, and what is wanted.
	 *
	 * @param reference bytes of a reference, null when not known
	 * @param compactHeaders whether headers have 8 bytes, null when not known
	 * @param topValues whether to read how the most frequent values begin
	 * @param heap bytes of heap that may be used
	 */
	public record Options(@Nullable Integer reference, @Nullable Boolean compactHeaders, boolean topValues, long heap) {
	}

	/** Is told how far it got. */
	@FunctionalInterface
	public interface Progress {

		/**
		 * Tells it.
		 * @param reading the number of this reading of the dump, from 1
		 * @param readings how many there will be, as far as is known
		 * @param part how much of it is done, from 0 to 1
		 */
		void at(int reading, int readings, double part);

	}

	private HeapAnalysis(HprofFile file, Options options, Progress progress) {
		this.file = file;
		this.options = options;
		this.progress = progress;
		this.budget = new HeapBudget(options.heap());
	}

	/**
	 * Analyses a dump.
	 * @param file the dump
	 * @param options what it does not tell
	 * @param selection selects places, whose values are then counted together too
	 * @param progress is told how far it got
	 * @return what was found
	 * @throws IOException when the dump cannot be read or has no strings
	 */
	public static HeapFacts analyse(HprofFile file, Options options, BiPredicate<Place, Usage> selection,
			Progress progress) throws IOException {
		return new HeapAnalysis(file, options, progress).analyse(selection);
	}

	private HeapFacts analyse(BiPredicate<Place, Usage> selection) throws IOException {
		Census census = new Census(this.budget);
		read(census);
		ClassTable classes = new ClassTable(census, this.file.idSize(), this.budget);
		HeapClass string = strings(classes);
		ObjectCollector objects = new ObjectCollector(classes, census, this.budget);
		read(objects);
		objects.freeze();
		LayoutEvidence evidence = new LayoutEvidence(objects);
		ContentHasher hasher = new ContentHasher(classes, objects, evidence, this.budget);
		read(hasher);
		ObjectLayout layout = evidence.layout(string, this.file.idSize(), census.span(), this.options.reference(),
				this.options.compactHeaders());
		Numbering numbering = new Numbering(hasher.hashes, this.budget);
		ContentTexts texts = new ContentTexts(objects.contents, numbering);
		int jdk = jdkVersion(classes, objects.values, hasher.contentOf, numbering, texts);
		HolderIndex holders = new HolderIndex(classes, objects.containers, this.budget);
		ArrayLengths lengths = new ArrayLengths(objects.contents, numbering, this.budget);
		read(holders.and(lengths).and(texts));
		Values values = new Values(objects.values, hasher.contentOf, numbering, lengths.lengths, layout,
				shells(classes, layout));
		UsageCounter counter = new UsageCounter(values, this.budget);
		Bits selected = new Bits(values.ids().size(), this.budget);
		List<PlaceFacts> places = places(classes, values, holders, counter, selection, selected);
		return new HeapFacts(census.objects, bytes(census, classes, layout), layout, texts.text(jdk),
				counter.count(Ranks.all(objects.values.size())), topValues(places, texts),
				classes(places, classes, layout), counter.count(Ranks.of(selected)));
	}

	private void read(HprofVisitor visitor) throws IOException {
		this.reading++;
		int readings = Math.max(this.reading, READINGS + (this.options.topValues() ? 1 : 0));
		this.file.read(visitor, (part) -> this.progress.at(this.reading, readings, part));
	}

	private HeapClass strings(ClassTable classes) throws HprofException {
		HeapClass string = classes.find("java.lang.String");
		if (string == null || string.instances == 0 || string.contentOffset < 0) {
			String damage = this.file.damage();
			throw new HprofException("it has no strings that refer to arrays by a field named \"value\""
					+ ((damage != null) ? ": " + damage : ": it was not made by a JVM with the JDK's class library"));
		}
		return string;
	}

	private static int jdkVersion(ClassTable classes, IdSet values, PagedInts contentOf, Numbering numbering,
			ContentTexts texts) {
		for (ClassTable.StaticReference reference : classes.statics()) {
			HeapField field = classes.field(reference.field());
			String owner = field.owner().name;
			if (field.name().equals("java_version")
					&& (owner.equals("java.lang.VersionProps") || owner.equals("sun.misc.Version"))) {
				int value = values.rank(reference.target());
				int content = (value >= 0) ? contentOf.get(value) : -1;
				if (content >= 0) {
					texts.want(numbering.of(content), false);
					return numbering.of(content);
				}
			}
		}
		return Numbering.MISSING;
	}

	private static long[] shells(ClassTable classes, ObjectLayout layout) {
		long[] shells = new long[ValueType.values().length];
		for (HeapClass heapClass : classes.all()) {
			if (heapClass.value != null && heapClass.instances > 0) {
				shells[heapClass.value.ordinal()] = heapClass.size(layout);
			}
		}
		return shells;
	}

	private List<PlaceFacts> places(ClassTable classes, Values values, HolderIndex holders, UsageCounter counter,
			BiPredicate<Place, Usage> selection, Bits selected) throws IOException {
		List<PlaceFacts> places = new ArrayList<>();
		ReferenceCollector collector = new ReferenceCollector(classes, values.ids(), holders, this.budget);
		do {
			collector.start();
			read(collector);
		}
		while (collector.finish((place, list) -> {
			Set<ValueType> types = EnumSet.noneOf(ValueType.class);
			for (Usage usage : counter.count(list)) {
				boolean chosen = selection.test(place, usage);
				if (chosen) {
					types.add(usage.type());
				}
				places.add(new PlaceFacts(place, usage, chosen, null));
			}
			if (!types.isEmpty()) {
				mark(list, values, types, selected);
			}
		}));
		return places;
	}

	private static void mark(RankList list, Values values, Set<ValueType> types, Bits selected) {
		list.forEach((value) -> {
			int number = values.number(value);
			if (number != Numbering.MISSING && types.contains(values.numbering().type(number))) {
				selected.set(value);
			}
		});
	}

	private static long bytes(Census census, ClassTable classes, ObjectLayout layout) {
		long bytes = census.arrayBytes(layout);
		for (HeapClass heapClass : classes.all()) {
			bytes += heapClass.instances * heapClass.size(layout);
		}
		return bytes;
	}

	private List<PlaceFacts> topValues(List<PlaceFacts> places, ContentTexts texts) throws IOException {
		if (!this.options.topValues()) {
			return places;
		}
		for (PlaceFacts place : places) {
			if (place.usage().type() == ValueType.STRING) {
				texts.want(place.usage().topValue(), place.usage().topWide());
			}
		}
		read(texts);
		return places.stream()
			.map((place) -> new PlaceFacts(place.place(), place.usage(), place.selected(),
					texts.text(place.usage().topValue())))
			.toList();
	}

	private static List<ClassFacts> classes(List<PlaceFacts> places, ClassTable classes, ObjectLayout layout) {
		Map<String, ClassFacts> found = new TreeMap<>();
		places
			.forEach((place) -> found.put(place.place().className(), new ClassFacts(place.place().className(), 0, 0)));
		for (HeapClass heapClass : classes.all()) {
			found.computeIfPresent(heapClass.name,
					(name, other) -> new ClassFacts(name, other.instances() + heapClass.instances,
							other.bytes() + heapClass.instances * heapClass.size(layout)));
		}
		return List.copyOf(found.values());
	}

}
