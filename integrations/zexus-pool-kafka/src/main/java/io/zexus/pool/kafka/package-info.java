/**
 * Pools what consumers of Kafka deserialize.
 * {@link io.zexus.pool.kafka.PooledStringDeserializer} needs no Spring.
 */
@NullMarked
package io.zexus.pool.kafka;

import org.jspecify.annotations.NullMarked;
