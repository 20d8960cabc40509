package io.zexus.sample.data;

import java.io.IOException;

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

	@Test
	void agreesWithAWalkOverTheObjects() throws IOException {
		// Measured once for nothing: that loads classes.
		Footprint.of(FootprintTests::strikes);
		assertThat(Footprint.of(FootprintTests::strikes).orElseThrow())
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
