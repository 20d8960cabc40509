package io.zexus.pool.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A pool was cleared, or told to let go of what only it holds. */
@Name("io.zexus.pool.Clear")
@Label("Pool Cleared")
@Description("A pool was cleared, or told to let go of what only it holds")
@Category("Zexus Pool")
@Enabled(false)
final class ClearEvent extends Event {

	@Label("Pool")
	String pool = "";

	@Label("Cause")
	String cause = "";

}
