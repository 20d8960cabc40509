package io.zexus.pool.advisor.hprof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Walks the records of a dump.
 */
final class HprofParser {

	private static final int MAX_NAME = 4096;

	private static final int NAME = 0x01;

	private static final int LOAD_CLASS = 0x02;

	private static final int HEAP_DUMP = 0x0c;

	private static final int HEAP_DUMP_SEGMENT = 0x1c;

	private static final int CLASS_DUMP = 0x20;

	private static final int INSTANCE_DUMP = 0x21;

	private static final int OBJECT_ARRAY_DUMP = 0x22;

	private static final int PRIMITIVE_ARRAY_DUMP = 0x23;

	private final HprofInput in;

	private final HprofVisitor visitor;

	private final InstanceData data;

	private final int idSize;

	private long good;

	HprofParser(HprofInput in, HprofVisitor visitor) {
		this.in = in;
		this.visitor = visitor;
		this.idSize = in.idSize();
		this.data = new InstanceData(this.idSize);
	}

	/** Where the last record ends that was told completely. */
	long good() {
		return this.good;
	}

	void parse(long end) throws IOException {
		while (this.in.position() < end && !this.in.atEnd()) {
			int tag = this.in.u1();
			this.in.i4();
			long length = this.in.u4();
			long next = this.in.position() + length;
			switch (tag) {
				case NAME -> name(length);
				case LOAD_CLASS -> loadClass();
				// A dump of more than 4 GB in one record has no length to tell.
				case HEAP_DUMP -> heap((length != 0) ? next : Long.MAX_VALUE, end);
				case HEAP_DUMP_SEGMENT -> heap(next, end);
				default -> {
				}
			}
			if (this.in.position() >= end) {
				return;
			}
			if (this.in.position() > next && (tag != HEAP_DUMP || length != 0)) {
				throw new HprofException("a record of type " + tag + " is longer than it says");
			}
			this.in.skipTo(next);
			this.good = this.in.position();
		}
	}

	private void name(long length) throws IOException {
		long bytes = length - this.idSize;
		if (bytes < 0) {
			throw new HprofException("a name of " + length + " bytes has no room for its id");
		}
		this.visitor.name(this.in.id(),
				new String(this.in.bytes((int) Math.min(bytes, MAX_NAME)), StandardCharsets.UTF_8));
	}

	private void loadClass() throws IOException {
		this.in.i4();
		long classId = this.in.id();
		this.in.i4();
		this.visitor.className(classId, this.in.id());
	}

	private void heap(long segmentEnd, long end) throws IOException {
		long stop = Math.min(segmentEnd, end);
		while (this.in.position() < stop && !(segmentEnd == Long.MAX_VALUE && this.in.atEnd())) {
			heapRecord(this.in.u1(), segmentEnd);
			this.good = this.in.position();
		}
	}

	private void heapRecord(int tag, long segmentEnd) throws IOException {
		switch (tag) {
			case CLASS_DUMP -> this.visitor.classDump(classDump());
			case INSTANCE_DUMP -> instance(segmentEnd);
			case OBJECT_ARRAY_DUMP -> objectArray(segmentEnd);
			case PRIMITIVE_ARRAY_DUMP -> primitiveArray(segmentEnd);
			default -> this.in.skipTo(within(this.in.position() + rootLength(tag), segmentEnd));
		}
	}

	/** The lengths of all kinds of GC roots, each of which starts with an id. */
	private int rootLength(int tag) throws IOException {
		return this.idSize + switch (tag) {
			case 0xff, 0x05, 0x07 -> 0;
			case 0x01 -> this.idSize;
			case 0x04, 0x06 -> 4;
			case 0x02, 0x03, 0x08 -> 8;
			default -> throw new HprofException("0x" + Integer.toHexString(tag) + " is no kind of record in a heap");
		};
	}

	private ClassDump classDump() throws IOException {
		long id = this.in.id();
		this.in.i4();
		long superId = this.in.id();
		long loaderId = this.in.id();
		this.in.skipTo(this.in.position() + 4L * this.idSize + 4);
		for (int constants = this.in.u2(); constants > 0; constants--) {
			this.in.u2();
			value(this.in.u1());
		}
		int statics = this.in.u2();
		long[] staticNames = new long[statics];
		byte[] staticTypes = new byte[statics];
		long[] staticValues = new long[statics];
		for (int i = 0; i < statics; i++) {
			staticNames[i] = this.in.id();
			staticTypes[i] = (byte) this.in.u1();
			staticValues[i] = value(staticTypes[i]);
		}
		int fields = this.in.u2();
		long[] fieldNames = new long[fields];
		byte[] fieldTypes = new byte[fields];
		for (int i = 0; i < fields; i++) {
			fieldNames[i] = this.in.id();
			fieldTypes[i] = (byte) this.in.u1();
			typeSize(fieldTypes[i]);
		}
		return new ClassDump(id, superId, loaderId, staticNames, staticTypes, staticValues, fieldNames, fieldTypes);
	}

	private long value(int type) throws IOException {
		return switch (typeSize(type)) {
			case 1 -> this.in.u1();
			case 2 -> this.in.u2();
			case 4 -> this.in.u4();
			default -> this.in.i8();
		};
	}

	private int typeSize(int type) throws IOException {
		int size = BasicType.size(type, this.idSize);
		if (size == 0) {
			throw new HprofException(type + " is no type of a field");
		}
		return size;
	}

	private void instance(long segmentEnd) throws IOException {
		long id = this.in.id();
		this.in.i4();
		long classId = this.in.id();
		long length = this.in.u4();
		long next = within(this.in.position() + length, segmentEnd);
		if (length > HprofInput.MAX_WINDOW) {
			throw new HprofException("an instance has " + length + " bytes");
		}
		this.data.at(this.in.buffer(), this.in.window((int) length), (int) length);
		this.visitor.instance(id, classId, this.data);
		this.in.skipTo(next);
	}

	private void objectArray(long segmentEnd) throws IOException {
		long id = this.in.id();
		this.in.i4();
		int length = arrayLength();
		long classId = this.in.id();
		long next = within(this.in.position() + (long) length * this.idSize, segmentEnd);
		this.visitor.objectArray(id, classId, length, this.in);
		this.in.skipTo(next);
	}

	private void primitiveArray(long segmentEnd) throws IOException {
		long id = this.in.id();
		this.in.i4();
		int length = arrayLength();
		int type = this.in.u1();
		if (type == BasicType.OBJECT) {
			throw new HprofException("an array of numbers says that it holds references");
		}
		long next = within(this.in.position() + (long) length * typeSize(type), segmentEnd);
		this.visitor.primitiveArray(id, type, length, this.in);
		this.in.skipTo(next);
	}

	private int arrayLength() throws IOException {
		int length = this.in.i4();
		if (length < 0) {
			throw new HprofException("an array has " + Integer.toUnsignedString(length) + " elements");
		}
		return length;
	}

	private static long within(long next, long segmentEnd) throws IOException {
		if (next > segmentEnd) {
			throw new HprofException("an object is longer than the segment it is in");
		}
		return next;
	}

}
