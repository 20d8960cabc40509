package io.zexus.pool.advisor.hprof;

/**
 * What a dump says of one class.
 *
 * @param id its id
 * @param superId of its superclass, 0 for none
 * @param loaderId of its loader, 0 for the JVM's own
 * @param staticNames ids of the names of its static fields
 * @param staticTypes their {@link BasicType}s
 * @param staticValues their values, references as ids
 * @param fieldNames ids of the names of the fields it declares
 * @param fieldTypes their {@link BasicType}s, in the order of their values
 */
public record ClassDump(long id, long superId, long loaderId, long[] staticNames, byte[] staticTypes,
		long[] staticValues, long[] fieldNames, byte[] fieldTypes) {
}
