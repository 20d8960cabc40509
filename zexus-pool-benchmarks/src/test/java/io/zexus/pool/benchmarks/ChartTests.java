package io.zexus.pool.benchmarks;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChartTests {

	@Test
	void namesEachPeerAndWhatItCosts() throws Exception {
		Map<Case, Sample> samples = new LinkedHashMap<>();
		for (StringPeer peer : StringPeer.values()) {
			samples.put(Case.of(peer, StringScenario.HIT_500), cost(10.5 + peer.ordinal()));
		}
		List<String> texts = texts(Chart.svg(samples));
		for (StringPeer peer : StringPeer.values()) {
			assertThat(texts).containsOnlyOnce(peer.label(), (10 + peer.ordinal()) + ".5");
		}
	}

	@Test
	void cheapestComesFirst() throws Exception {
		Map<Case, Sample> samples = Map.of(Case.of(StringPeer.ZEXUS, StringScenario.ZIPF), cost(30),
				Case.of(StringPeer.CAFFEINE, StringScenario.ZIPF), cost(90),
				Case.of(StringPeer.CONCURRENT_HASH_MAP, StringScenario.ZIPF), cost(20));
		assertThat(texts(Chart.svg(samples))).containsSubsequence(StringPeer.CONCURRENT_HASH_MAP.label(),
				StringPeer.ZEXUS.label(), StringPeer.CAFFEINE.label());
	}

	@Test
	void sameMeasurementsMakeTheSameFile() {
		Map<Case, Sample> samples = Map.of(Case.of(StringPeer.ZEXUS, StringScenario.HIT_100K), cost(30));
		assertThat(Chart.svg(samples)).isEqualTo(Chart.svg(samples));
	}

	private static Sample cost(double cpu) {
		return new Sample(cpu, 0, 0, 0);
	}

	private static List<String> texts(String svg) throws Exception {
		DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
		// The document type is at an address on the web
		parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
		NodeList elements = parsers.newDocumentBuilder()
			.parse(new InputSource(new StringReader(svg)))
			.getElementsByTagName("text");
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < elements.getLength(); i++) {
			texts.add(elements.item(i).getTextContent());
		}
		return texts;
	}

}
