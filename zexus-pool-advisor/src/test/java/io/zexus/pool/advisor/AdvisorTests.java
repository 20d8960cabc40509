package io.zexus.pool.advisor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.zexus.pool.advisor.hprof.DumpWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the command says of dumps written by hand.
 */
class AdvisorTests {

	@TempDir
	private Path directory;

	private Path file(byte[] dump) throws IOException {
		return Files.write(this.directory.resolve("heap.hprof"), dump);
	}

	private Path orders(int count) throws IOException {
		return file(new SmallDump(8, true).orders(count).bytes());
	}

	@ParameterizedTest
	@CsvSource({ "4, false", "8, false", "8, true" })
	void countsCopiesOfFieldsElementsKeysAndValues(int idSize, boolean compactStrings) throws IOException {
		Path dump = file(new SmallDump(idSize, compactStrings).orders(400).bytes());
		Run run = Run.of(dump, "--format=json");
		assertThat(run.code()).as(run.err()).isZero();
		assertPlace(run, "com.acme.Order.status", 400, 400, 2, 0.75);
		assertPlace(run, "com.acme.Order.note", 400, 400, 400, 1 / 400.0);
		assertPlace(run, "com.acme.Order.tags (elements)", 800, 800, 4, 0.5);
		assertPlace(run, "com.acme.Order.attributes (keys)", 800, 800, 2, 0.5);
		assertPlace(run, "com.acme.Order.attributes (values)", 800, 800, 3, 0.5);
	}

	private static void assertPlace(Run run, String where, int references, int objects, int distinct, double top) {
		JsonNode place = run.place(where, "String");
		assertThat(place.get("references").asInt()).isEqualTo(references);
		assertThat(place.get("objects").asInt()).isEqualTo(objects);
		assertThat(place.get("distinct").asInt()).isEqualTo(distinct);
		assertThat(place.get("topShare").asDouble()).isEqualTo(top);
	}

	@ParameterizedTest
	// A header, a reference, a hash, and perhaps a coder; an array of 7 or 4 bytes, or of
	// as many chars
	@CsvSource({ "8, true, 32, false, 24, 24, 24", "8, true, 64, false, 32, 24, 24", "8, true, 32, true, 24, 24, 16",
			"8, false, 32, false, 24, 32, 24", "4, false, 32, false, 16, 32, 24" })
	void wastedBytesAreThoseOfStringsAndArraysInMemory(int idSize, boolean compactStrings, int oops,
			boolean compactHeaders, int shell, int shipped, int open) throws IOException {
		Path dump = file(new SmallDump(idSize, compactStrings).orders(400).bytes());
		Run run = Run.of(dump, "--format=json", "--oops=" + oops, "--compact-headers=" + compactHeaders);
		assertThat(run.place("com.acme.Order.status", "String").get("wastedBytes").asLong())
			.isEqualTo(99 * (shell + shipped) + 299 * (shell + open));
	}

	@Test
	void arraysThatTheCollectorSharesAreCountedOnce() throws IOException {
		SmallDump dump = new SmallDump(8, true);
		for (int i = 0; i < 100; i++) {
			for (long status : dump.deduplicated("delivered")) {
				dump.order(status, "note", List.of(), Map.of());
			}
		}
		Run run = Run.of(file(dump.bytes()), "--format=json");
		JsonNode status = run.place("com.acme.Order.status", "String");
		assertThat(status.get("objects").asInt()).isEqualTo(200);
		assertThat(status.get("wastedBytes").asLong()).isEqualTo(199 * 24 + 99 * 32);
		JsonNode totals = run.json().get("totals");
		assertThat(totals.get("deduplicationBytes").asLong()).isEqualTo(99 * 32 + 199 * 24);
	}

	@Test
	void advisesToPoolWhatRepeatsAndToLeaveAloneWhatDoesNot() throws IOException {
		Run run = Run.of(orders(1000));
		assertThat(run.out())
			.contains("@Pooled on com.acme.Order.status, which needs str-size 256; or make it an enum: 2 values")
			.contains("unique, leave alone")
			.contains("@Pooled on com.acme.Order.tags")
			.contains("zexus:\n  pool:\n    str-size: 256\n")
			.contains("JDK 21.0.1");
	}

	@Test
	void fieldsThatReferToFewObjectsAreSharedAlready() throws IOException {
		SmallDump dump = new SmallDump(8, true);
		long status = dump.text("open");
		for (int i = 0; i < 1000; i++) {
			dump.order(status, "note " + i, List.of(), Map.of());
		}
		JsonNode place = Run.of(file(dump.bytes()), "--format=json").place("com.acme.Order.status", "String");
		assertThat(place.get("verdict").asString()).isEqualTo("SHARED");
		assertThat(place.get("objects").asInt()).isOne();
	}

	@Test
	void valuesAreShownOnlyWhenAskedForAndEscaped() throws IOException {
		SmallDump dump = new SmallDump(8, true);
		for (int i = 0; i < 1000; i++) {
			dump.order(dump.text("\u001b[31msecret <b>\n longer than that"), "note", List.of(), Map.of());
		}
		Path file = file(dump.bytes());
		for (String format : List.of("text", "json", "html")) {
			assertThat(Run.of(file, "--format=" + format).out()).doesNotContain("secret").doesNotContain("note ");
			assertThat(Run.of(file, "--format=" + format, "--values=prefix").out()).contains("secret")
				.doesNotContain("\u001b")
				.doesNotContain("longer");
		}
		assertThat(Run.of(file, "--values=prefix").out()).contains("mostly \"\\u001b[31msecret <b>\\u000a\"");
		assertThat(Run.of(file, "--values=prefix", "--format=html").out()).contains("secret &lt;b&gt;");
	}

	@Test
	void wideStringsAreShownAsTheyAre() throws IOException {
		SmallDump dump = new SmallDump(8, true);
		for (int i = 0; i < 1000; i++) {
			dump.order(dump.text("πρόοδος"), "note", List.of(), Map.of());
		}
		assertThat(Run.of(file(dump.bytes()), "--values=prefix").out()).contains("mostly \"πρόοδος\"");
	}

	@Test
	void compressedDumpsGiveTheSameReport() throws IOException {
		byte[] dump = new SmallDump(8, true).orders(300).bytes();
		Path compressed = this.directory.resolve("heap.hprof.gz");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
			out.write(dump);
		}
		JsonNode expected = Run.of(file(dump), "--format=json").json();
		Run run = Run.of(compressed, "--format=json");
		assertThat(run.code()).isZero();
		assertThat(run.json().get("places")).isEqualTo(expected.get("places"));
		assertThat(run.json().get("totals")).isEqualTo(expected.get("totals"));
	}

	@Test
	void htmlIsOneFileWithTheTable() throws IOException {
		String html = Run.of(orders(1000), "--format=html").out();
		assertThat(html).startsWith("<!DOCTYPE html>")
			.endsWith("</html>\n")
			.contains("<td>com.acme.Order.status</td><td>String</td><td data-n=\"1000\">1,000</td>")
			.doesNotContain("<!--")
			.doesNotContain("src=")
			.doesNotContain("href=");
	}

	@Test
	void failsAboveTheBytesAllowed() throws IOException {
		Path dump = orders(1000);
		long wasted = Run.of(dump, "--format=json").json().get("totals").get("wastedBytes").asLong();
		assertThat(Run.of(dump, "--fail-above=" + wasted).code()).isZero();
		Run run = Run.of(dump, "--fail-above=" + (wasted - 1));
		assertThat(run.code()).isOne();
		assertThat(run.err()).contains("more than the");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "--oops=7 x | 32 or 64", "--fail-above=-1 x | 0 or more", "--format=xml x | text, json, html",
					"--values=all x | prefix", "--nonsense x | --nonsense", "--pid=1 x | 'x'",
					"--pid=one | 'one' is not a long" })
	void wrongArgumentsAreNamed(String arguments, String expected) {
		Run run = Run.of(arguments.split(" "));
		assertThat(run.code()).isEqualTo(2);
		assertThat(run.err()).contains(expected).doesNotContain("\tat ");
		assertThat(run.out()).isEmpty();
	}

	@Test
	void helpExplainsOptionsAndExitCodes() {
		Run run = Run.of("--help");
		assertThat(run.code()).isZero();
		assertThat(run.out()).contains("--pid", "--format", "--fail-above", "--values", "--oops", "--compact-headers",
				"Exit codes:");
	}

	@Test
	void missingFilesAreNamed() {
		Run run = Run.of(this.directory.resolve("none.hprof"));
		assertThat(run.code()).isEqualTo(3);
		assertThat(run.err()).contains("There is no file").contains("none.hprof");
	}

	@Test
	void filesThatAreNoDumpsAreRefused() throws IOException {
		Run run = Run.of(file("#!/bin/sh\n".getBytes()));
		assertThat(run.code()).isEqualTo(3);
		assertThat(run.err()).contains("it is not a heap dump");
		assertThat(Run.of(file("JAVA PROFILE 1.0.3\0".getBytes())).err()).contains("hprof-conv");
		assertThat(Run.of(file(new byte[0])).code()).isEqualTo(3);
		assertThat(Run.of(this.directory).code()).isEqualTo(3);
	}

	@Test
	void dumpsWithoutStringsAreRefused() throws IOException {
		Run run = Run.of(file(new DumpWriter(8).dump()));
		assertThat(run.code()).isEqualTo(3);
		assertThat(run.err()).contains("it has no strings");
	}

}
