package io.zexus.pool.advisor;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the command printed, and its exit code.
 */
record Run(int code, String out, String err) {

	static Run of(String... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		int code = Advisor.run(new PrintWriter(out), new PrintWriter(err), arguments);
		return new Run(code, out.toString(), err.toString());
	}

	static Run of(Path dump, String... options) {
		return of(Stream.concat(Stream.of(dump.toString()), Arrays.stream(options)).toArray(String[]::new));
	}

	JsonNode json() {
		return JsonMapper.shared().readTree(this.out);
	}

	/** What was said of a place. */
	JsonNode place(String where, String type) {
		return json().get("places")
			.valueStream()
			.filter((place) -> place.get("where").asString().equals(where) && place.get("type").asString().equals(type))
			.findFirst()
			.orElseThrow(() -> new AssertionError(where + " is not in " + this.out));
	}

}
