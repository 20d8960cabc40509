package io.zexus.pool.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

/** What a pool has counted since its start. */
@Name("io.zexus.pool.Statistics")
@Label("Pool Statistics")
@Description("What a pool has counted since its start")
@Category("Zexus Pool")
@Enabled(false)
@Period("10 s")
@StackTrace(false)
final class StatisticsEvent extends Event {

	@Label("Pool")
	String pool = "";

	@Label("Enabled")
	boolean enabled;

	@Label("Hits")
	long hits;

	@Label("Misses")
	long misses;

	@Label("Allocations")
	long allocations;

	@Label("Releases")
	long releases;

	@Label("Evictions")
	long evictions;

	@Label("Size")
	long size;

	@Label("Capacity")
	long capacity;

	@Label("Saved")
	@DataAmount
	long savedBytes;

}
