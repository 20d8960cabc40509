package io.zexus.pool.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A pool was given another capacity. */
@Name("io.zexus.pool.Resize")
@Label("Pool Resized")
@Description("A pool was given another capacity")
@Category("Zexus Pool")
@Enabled(false)
final class ResizeEvent extends Event {

	@Label("Pool")
	String pool = "";

	@Label("Capacity Before")
	int from;

	@Label("Capacity")
	int to;

}
