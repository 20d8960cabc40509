/**
 * A command that tells from a heap dump what pooling would save.
 */
@NullMarked
package io.zexus.pool.advisor;

import org.jspecify.annotations.NullMarked;
