package io.zexus.sample.data;

import java.io.IOException;
import java.util.Arrays;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Footprint}.
 */
class FootprintTests {

	static {
		System.setProperty("jol.magicFieldOffset", "true");
		// Attaching takes JOL seconds, and adds nothing to sizes.
		System.setProperty("jol.skipDynamicAttach", "true");
		System.setProperty("jol.skipInstallAttach", "true");
		System.setProperty("jol.skipHotspotSAAttach", "true");
	}

	/**
	 * The median of some, as the VM may let go of what earlier tests left behind during
	 * one of them, or load classes.
	 */
	@Test
	void agreesWithAWalkOverTheObjects() throws IOException {
		long[] sizes = new long[5];
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = Footprint.of(FootprintTests::strikes).orElseThrow();
		}
		Arrays.sort(sizes);
		assertThat(sizes[sizes.length / 2]).as(Arrays.toString(sizes))
			.isCloseTo(GraphLayout.parseInstance(strikes()).totalSize(), Percentage.withPercentage(3));
	}

	private static Strikes strikes() {
		Strikes strikes = new Strikes(3000);
		for (int i = 0; i < 3000; i++) {
			strikes.add(new Strike("airport " + i, null, null, null, null, "state " + i, null, null, null, null, null,
					null, 1000 + i, null));
		}
		return strikes;
	}

}
