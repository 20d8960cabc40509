/**
 * Programs that are run on the module path. Each prints what it sees, one fact a line.
 */
@NullMarked
package io.zexus.modules;

import org.jspecify.annotations.NullMarked;
