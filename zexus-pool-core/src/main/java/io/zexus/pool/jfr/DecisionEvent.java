package io.zexus.pool.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.StackTrace;

/** It was found whether pooling the values of a decoded property pays. */
@Name("io.zexus.pool.Decision")
@Label("Property Decided")
@Description("It was found whether pooling the values of a decoded property pays")
@Category("Zexus Pool")
@Enabled(false)
@StackTrace(false)
final class DecisionEvent extends Event {

	@Label("Property")
	String property = "";

	@Label("Pooled")
	boolean pooled;

	@Label("Repeats")
	@Percentage
	double repeats;

	@Label("Distinct Values")
	@Description("An estimate, from a sample")
	long distinct;

}
