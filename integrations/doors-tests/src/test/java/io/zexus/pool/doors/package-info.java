@NullMarked
package io.zexus.pool.doors;

import org.jspecify.annotations.NullMarked;
