package io.zexus.pool.advisor.format;

import io.zexus.pool.advisor.advice.Report;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report as JSON, component by component.
 */
final class JsonReport {

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private JsonReport() {
	}

	static String write(Report report) {
		return MAPPER.writeValueAsString(report) + "\n";
	}

}
