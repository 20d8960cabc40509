/**
 * Pools strings of documents that the driver of MongoDB decodes.
 */
@NullMarked
package io.zexus.pool.mongodb;

import org.jspecify.annotations.NullMarked;
