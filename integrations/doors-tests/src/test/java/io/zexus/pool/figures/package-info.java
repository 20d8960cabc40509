@NullMarked
package io.zexus.pool.figures;

import org.jspecify.annotations.NullMarked;
