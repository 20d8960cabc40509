@NullMarked
package io.zexus.pool.postgres;

import org.jspecify.annotations.NullMarked;
