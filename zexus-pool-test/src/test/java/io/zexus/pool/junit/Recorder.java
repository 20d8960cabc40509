package io.zexus.pool.junit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** Runs tests within a test, and records how each ended and what it reported. */
final class Recorder implements TestExecutionListener {

	/** What each test failed with, by its display name: nothing, or one failure. */
	final Map<String, List<Throwable>> outcomes = new LinkedHashMap<>();

	final Map<String, String> entries = new LinkedHashMap<>();

	private Recorder() {
	}

	static Recorder run(Class<?> tests) {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(selectClass(tests))
			.build();
		Recorder recorder = new Recorder();
		LauncherFactory.create().execute(request, recorder);
		return recorder;
	}

	@Override
	public void executionFinished(TestIdentifier test, TestExecutionResult result) {
		if (test.isTest() || result.getThrowable().isPresent()) {
			this.outcomes.put(test.getDisplayName(), result.getThrowable().stream().toList());
		}
	}

	@Override
	public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
		this.entries.putAll(entry.getKeyValuePairs());
	}

}
