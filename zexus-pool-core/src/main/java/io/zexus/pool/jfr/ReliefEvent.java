package io.zexus.pool.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A pool has let go of what only it held. */
@Name("io.zexus.pool.Relief")
@Label("Pool Relieved")
@Description("A pool has let go of what only it held")
@Category("Zexus Pool")
@Enabled(false)
@StackTrace(false)
final class ReliefEvent extends Event {

	@Label("Pool")
	String pool = "";

	@Label("Cause")
	String cause = "";

	@Label("Objects Let Go")
	long letGo;

}
