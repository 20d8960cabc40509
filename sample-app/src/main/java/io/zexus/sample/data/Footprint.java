package io.zexus.sample.data;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.OptionalLong;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Measures the heap that something retains, by what retaining means: how much less is
 * alive once it has been let go. What is alive the JVM tells itself, as in
 * {@code jcmd <pid> GC.class_histogram}, which collects garbage first.
 * <p>
 * Unlike libraries that walk objects through {@code Unsafe}, this needs no flags and
 * makes no JVM complain. What other threads keep or drop meanwhile counts too: at start
 * that is next to nothing.
 */
final class Footprint {

	/** How it is measured, for people. */
	static final String METHOD = "histograms of the live heap with them and without";

	private static final Log logger = LogFactory.getLog(Footprint.class);

	private Footprint() {
	}

	/**
	 * Returns the bytes that a new object retains.
	 * @param factory makes the object, and refers to nothing that it makes
	 * @return the bytes, or nothing on a JVM that cannot tell
	 * @throws IOException when the factory fails
	 */
	static OptionalLong of(Factory factory) throws IOException {
		Object object = factory.create();
		try {
			long with = liveBytes();
			Reference.reachabilityFence(object);
			object = null;
			return OptionalLong.of(with - liveBytes());
		}
		catch (JMException | NumberFormatException ex) {
			logger.warn("Sizes are not measured: this JVM makes no class histograms (" + ex + ")");
			return OptionalLong.empty();
		}
	}

	private static long liveBytes() throws JMException {
		MBeanServer server = ManagementFactory.getPlatformMBeanServer();
		String histogram = (String) server.invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"),
				"gcClassHistogram", new Object[] { new String[0] }, new String[] { String[].class.getName() });
		// The last line: "Total", instances, bytes.
		String[] totals = histogram.substring(histogram.lastIndexOf("Total")).trim().split("\\s+");
		return Long.parseLong(totals[totals.length - 1]);
	}

	/**
	 * Makes what is measured.
	 */
	interface Factory {

		/**
		 * Makes it.
		 * @return what is measured, and all that it refers to
		 * @throws IOException when it cannot be made
		 */
		Object create() throws IOException;

	}

}
