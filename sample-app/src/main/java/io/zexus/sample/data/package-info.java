/**
 * Wildlife strikes: reading them, keeping them, and measuring what they take.
 */
@NullMarked
package io.zexus.sample.data;

import org.jspecify.annotations.NullMarked;
