/**
 * The service's HTTP side.
 */
@NullMarked
package io.zexus.sample.web;

import org.jspecify.annotations.NullMarked;
