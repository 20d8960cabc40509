/**
 * Pools strings that Hibernate, or any provider of Jakarta Persistence, reads.
 */
@NullMarked
package io.zexus.pool.hibernate;

import org.jspecify.annotations.NullMarked;
