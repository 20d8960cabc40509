package io.zexus.pool.advisor.hprof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small heap dumps record by record, with ids of any size.
 */
public final class DumpWriter {

	private final ByteArrayOutputStream records = new ByteArrayOutputStream();

	private final ByteArrayOutputStream heap = new ByteArrayOutputStream();

	private final Map<String, Long> names = new HashMap<>();

	private final int idSize;

	private long nextId = 0x1000;

	/** A field of a class that is written. */
	public record Field(String name, int type) {

		public static Field reference(String name) {
			return new Field(name, BasicType.OBJECT);
		}

	}

	public DumpWriter(int idSize) {
		this.idSize = idSize;
	}

	public int idSize() {
		return this.idSize;
	}

	private DataOutputStream data() {
		return new DataOutputStream(this.heap);
	}

	private void id(DataOutputStream out, long id) throws IOException {
		if (this.idSize == 8) {
			out.writeLong(id);
		}
		else {
			out.writeInt((int) id);
		}
	}

	/** A new id: too near the last one to be taken for an address. */
	private long id() {
		this.nextId += 8;
		return this.nextId;
	}

	private void record(int tag, Body body) {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			body.write(new DataOutputStream(bytes));
			DataOutputStream out = new DataOutputStream(this.records);
			out.writeByte(tag);
			out.writeInt(0);
			out.writeInt(bytes.size());
			bytes.writeTo(out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void object(Body body) {
		try {
			body.write(data());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long name(String name) {
		return this.names.computeIfAbsent(name, (key) -> {
			long id = id();
			record(0x01, (out) -> {
				id(out, id);
				out.write(key.getBytes(StandardCharsets.UTF_8));
			});
			return id;
		});
	}

	/** A class of the JVM's own loader when its name starts with "java.". */
	public long type(String name, long superclass, Map<String, Long> statics, Field... fields) {
		long id = id();
		long nameId = name(name.replace('.', '/'));
		statics.keySet().forEach(this::name);
		List<Field> all = List.of(fields);
		all.forEach((field) -> name(field.name()));
		record(0x02, (out) -> {
			out.writeInt(1);
			id(out, id);
			out.writeInt(0);
			id(out, nameId);
		});
		object((out) -> {
			out.writeByte(0x20);
			id(out, id);
			out.writeInt(0);
			id(out, superclass);
			id(out, name.startsWith("java.") ? 0 : 1);
			for (int i = 0; i < 4; i++) {
				id(out, 0);
			}
			out.writeInt(0);
			out.writeShort(0);
			out.writeShort(statics.size());
			for (Map.Entry<String, Long> entry : statics.entrySet()) {
				id(out, name(entry.getKey()));
				out.writeByte(BasicType.OBJECT);
				id(out, entry.getValue());
			}
			out.writeShort(all.size());
			for (Field field : all) {
				id(out, name(field.name()));
				out.writeByte(field.type());
			}
		});
		return id;
	}

	/** An instance; a reference is given as Long, a number as what it is. */
	public long instance(long type, Object... values) {
		long id = id();
		ByteArrayOutputStream fields = new ByteArrayOutputStream();
		object((out) -> {
			DataOutputStream content = new DataOutputStream(fields);
			for (Object value : values) {
				value(content, value);
			}
			out.writeByte(0x21);
			id(out, id);
			out.writeInt(0);
			id(out, type);
			out.writeInt(fields.size());
			fields.writeTo(out);
		});
		return id;
	}

	private void value(DataOutputStream out, Object value) throws IOException {
		if (value instanceof Long reference) {
			id(out, reference);
		}
		else if (value instanceof Integer number) {
			out.writeInt(number);
		}
		else if (value instanceof Short number) {
			out.writeShort(number);
		}
		else {
			out.writeByte((Byte) value);
		}
	}

	public long bytes(byte... elements) {
		return numbers(BasicType.BYTE, elements.length, (out) -> out.write(elements));
	}

	public long chars(String elements) {
		return numbers(BasicType.CHAR, elements.length(), (out) -> out.writeChars(elements));
	}

	private long numbers(int type, int length, Body elements) {
		long id = id();
		object((out) -> {
			out.writeByte(0x23);
			id(out, id);
			out.writeInt(0);
			out.writeInt(length);
			out.writeByte(type);
			elements.write(out);
		});
		return id;
	}

	public long array(long type, long... elements) {
		long id = id();
		object((out) -> {
			out.writeByte(0x22);
			id(out, id);
			out.writeInt(0);
			out.writeInt(elements.length);
			id(out, type);
			for (long element : elements) {
				id(out, element);
			}
		});
		return id;
	}

	/** Some other record of the heap, as bytes. */
	public void raw(int... bytes) {
		for (int next : bytes) {
			this.heap.write(next);
		}
	}

	/** Ends a segment. */
	public void segment() {
		byte[] content = this.heap.toByteArray();
		this.heap.reset();
		record(0x1c, (out) -> out.write(content));
	}

	/** The whole dump. */
	public byte[] dump() {
		segment();
		record(0x2c, (out) -> {
		});
		ByteArrayOutputStream dump = new ByteArrayOutputStream();
		try {
			DataOutputStream out = new DataOutputStream(dump);
			out.writeBytes("JAVA PROFILE 1.0.2\0");
			out.writeInt(this.idSize);
			out.writeLong(0);
			this.records.writeTo(out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return dump.toByteArray();
	}

	private interface Body {

		void write(DataOutputStream out) throws IOException;

	}

}
