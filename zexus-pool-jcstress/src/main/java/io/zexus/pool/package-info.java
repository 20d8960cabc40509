/**
 * Races in the pools, for jcstress.
 */
package io.zexus.pool;
