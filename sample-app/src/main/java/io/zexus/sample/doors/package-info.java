@NullMarked
package io.zexus.sample.doors;

import org.jspecify.annotations.NullMarked;
