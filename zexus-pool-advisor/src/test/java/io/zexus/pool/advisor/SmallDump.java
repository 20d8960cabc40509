package io.zexus.pool.advisor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.zexus.pool.advisor.hprof.BasicType;
import io.zexus.pool.advisor.hprof.DumpWriter;
import io.zexus.pool.advisor.hprof.DumpWriter.Field;

/**
 * A dump written by hand, of orders that refer to strings in fields, an array and a map.
 */
final class SmallDump {

	private final DumpWriter writer;

	private final boolean compactStrings;

	private final long string;

	private final long order;

	private final long strings;

	private final long map;

	private final long node;

	private final long nodes;

	/**
	 * Creates a dump without orders.
	 * @param idSize bytes of an id
	 * @param compactStrings whether strings are as from JDK 9 on
	 */
	SmallDump(int idSize, boolean compactStrings) {
		this.writer = new DumpWriter(idSize);
		this.compactStrings = compactStrings;
		long object = this.writer.type("java.lang.Object", 0, Map.of());
		Field value = Field.reference("value");
		Field hash = new Field("hash", 10);
		this.string = compactStrings ? this.writer.type("java.lang.String", object, Map.of(), value,
				new Field("coder", BasicType.BYTE), hash)
				: this.writer.type("java.lang.String", object, Map.of(), value, hash);
		this.order = this.writer.type("com.acme.Order", object, Map.of(), Field.reference("status"),
				Field.reference("note"), Field.reference("tags"), Field.reference("attributes"),
				new Field("number", 10));
		this.strings = this.writer.type("[Ljava.lang.String;", object, Map.of());
		this.map = this.writer.type("java.util.HashMap", object, Map.of(), Field.reference("table"),
				new Field("size", 10));
		this.node = this.writer.type("java.util.HashMap$Node", object, Map.of(), Field.reference("key"),
				Field.reference("value"), Field.reference("next"));
		this.nodes = this.writer.type("[Ljava.util.HashMap$Node;", object, Map.of());
		// Roots: a system class, a thread, a local of a frame.
		this.writer.raw(0x05);
		root();
		this.writer.raw(0x08);
		root();
		this.writer.raw(0, 0, 0, 1, 0, 0, 0, 1, 0x03);
		root();
		this.writer.raw(0, 0, 0, 1, 0, 0, 0, 0);
		String version = compactStrings ? "java.lang.VersionProps" : "sun.misc.Version";
		this.writer.type(version, object, Map.of("java_version", text("21.0.1")));
	}

	private void root() {
		this.writer.raw((int) this.string >>> 24, (int) this.string >>> 16, (int) this.string >>> 8, (int) this.string);
		if (this.writer.idSize() == 8) {
			// As an id of eight bytes it is another object, which nobody looks for.
			this.writer.raw(0, 0, 0, 0);
		}
	}

	long text(String text) {
		return string(array(text), text);
	}

	private long array(String text) {
		if (!this.compactStrings) {
			return this.writer.chars(text);
		}
		boolean wide = text.chars().anyMatch((next) -> next > 0xff);
		return this.writer.bytes(text.getBytes(wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1));
	}

	private long string(long array, String text) {
		if (!this.compactStrings) {
			return this.writer.instance(this.string, array, 0);
		}
		boolean wide = text.chars().anyMatch((next) -> next > 0xff);
		return this.writer.instance(this.string, array, (byte) (wide ? 1 : 0), 0);
	}

	/** Two strings that share their array, as the collector leaves them. */
	List<Long> deduplicated(String text) {
		long array = array(text);
		return List.of(string(array, text), string(array, text));
	}

	/** An order, with tags in an array and attributes in the nodes of a map. */
	SmallDump order(long status, String note, List<String> tags, Map<String, String> attributes) {
		long tagArray = this.writer.array(this.strings, tags.stream().mapToLong(this::text).toArray());
		long previous = 0;
		for (Map.Entry<String, String> attribute : attributes.entrySet()) {
			previous = this.writer.instance(this.node, text(attribute.getKey()), text(attribute.getValue()), previous);
		}
		long table = this.writer.array(this.nodes, 0, previous);
		long attributeMap = this.writer.instance(this.map, table, attributes.size());
		this.writer.instance(this.order, status, text(note), tagArray, attributeMap, 17);
		this.writer.segment();
		return this;
	}

	/** Orders of which every field but the note repeats. */
	SmallDump orders(int count) {
		for (int i = 0; i < count; i++) {
			order(text((i % 4 == 0) ? "shipped" : "open"), "note " + i, List.of("tag" + i % 3, "π"),
					new TreeMap<>(Map.of("colour", "red", "size", "s" + i % 2)));
		}
		return this;
	}

	byte[] bytes() {
		return this.writer.dump();
	}

}
