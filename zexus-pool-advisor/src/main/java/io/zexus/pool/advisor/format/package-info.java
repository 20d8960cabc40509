/**
 * Reports as text, JSON and HTML.
 */
@NullMarked
package io.zexus.pool.advisor.format;

import org.jspecify.annotations.NullMarked;
