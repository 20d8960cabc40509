package io.zexus.sample.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.ZexusPoolModule;
import io.zexus.sample.data.ImportReport.BadLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StrikeImport}.
 */
class StrikeImportTests {

	private final ZexusPoolModule module = new ZexusPoolModule(new MemoryPoolManager(), PoolingMode.ANNOTATED);

	private final StrikeReaders readers = new StrikeReaders(JsonMapper.builder().addModule(this.module).build(),
			List.of(this.module));

	private final Strikes strikes = new Strikes(1000);

	@Test
	void goodLinesAreKeptAndBadOnesReportedByNumber() throws IOException {
		ImportReport report = json("""
				{"originState":"Texas","costTotal":12}
				garbage

				{"originState":"Ohio","costTotal":"x"}
				{"originState":"Utah"}
				{"originSta""");
		assertThat(report.accepted()).isEqualTo(2);
		assertThat(report.rejected()).isEqualTo(3);
		assertThat(report.full()).isFalse();
		assertThat(report.errors()).extracting(BadLine::line).containsExactly(2L, 4L, 6L);
		assertThat(this.strikes.all()).extracting(Strike::originState).containsExactly("Texas", "Utah");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			garbage                          | expected a JSON object at column 1
			[{"originState":"Texas"}]        | expected a JSON object at column 1
			{}                               | says nothing of a strike: every field is missing
			{"originState":null}             | says nothing of a strike: every field is missing
			{"state":"Texas"}                | unknown field 'state'
			{"costTotal":"much"}             | costTotal: 'much' is not a whole number
			{"costTotal":1.5}                | costTotal: '1.5' is not a whole number
			{"originState":["Texas"]}        | originState: expected text
			{"flightDate":"8/1/90"}          | flightDate '8/1/90' is not a date: write yyyy-MM-dd
			{"originState":"Ohio"            | Unexpected end-of-input
			{"originState":"Ohio"} {}        | Trailing token
			{"costTotal":9999999999}         | out of range
			""")
	void badJsonLineSaysWhy(String line, String reason) throws IOException {
		assertThat(json(line).errors()).singleElement().extracting(BadLine::reason).asString().contains(reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			Texas      | Not enough column values: expected 2, found 1
			Texas,1,2  | Too many entries: expected at most 2
			Texas,x    | costTotal: 'x' is not a whole number
			"Texas,1   | Missing closing quote
			,          | says nothing of a strike: every field is missing
			""")
	void badCsvLineSaysWhy(String line, String reason) throws IOException {
		ImportReport report = csv("originState,costTotal\n" + line + "\nOhio,3");
		assertThat(report.accepted()).isEqualTo(1);
		assertThat(report.errors()).singleElement().satisfies((error) -> {
			assertThat(error.line()).isEqualTo(2);
			assertThat(error.reason()).contains(reason);
		});
	}

	@Test
	void textIsUtf8OrRefused() throws IOException {
		byte[] bytes = "x{\"originState\":\"Z\u00fcrich\"}\n".getBytes(StandardCharsets.ISO_8859_1);
		bytes[0] = ' ';
		assertThat(read(new ByteArrayInputStream(bytes), StrikeFormat.NDJSON).rejected()).isEqualTo(1);
		assertThat(csv("originState\nZ\u00fcrich").accepted()).isEqualTo(1);
		assertThat(this.strikes.all()).extracting(Strike::originState).containsExactly("Z\u00fcrich");
		ImportReport report = read(
				new ByteArrayInputStream("originState\nZ\u00fcrich".getBytes(StandardCharsets.ISO_8859_1)),
				StrikeFormat.CSV);
		assertThat(report.errors()).containsExactly(new BadLine(2, "not UTF-8"));
	}

	@Test
	void headerMayNameColumnsAsTheRecordOrTheFileDoesInAnyOrder() throws IOException {
		csv("Cost Total $,originState\n5,Texas");
		csv("originState,costTotal\nOhio,");
		assertThat(this.strikes.all()).extracting(Strike::originState).containsExactly("Texas", "Ohio");
		assertThat(this.strikes.all()).extracting(Strike::costTotal).containsExactly(5, null);
	}

	@Test
	void withoutHeaderColumnsAreThoseOfTheFile() throws IOException {
		csv("A,B,None,1990-01-08,C,Texas,Climb,Large,Gull,Day,1,2,3,");
		assertThat(this.strikes.all()).containsExactly(new Strike("A", "B", "None", "1990-01-08", "C", "Texas", "Climb",
				"Large", "Gull", "Day", 1, 2, 3, null));
	}

	@Test
	void quotedCellsMayHoldCommasAndQuotes() throws IOException {
		csv("originState,operator\n\"Te\"\"xas\",\"a,b\"");
		assertThat(this.strikes.all()).extracting(Strike::originState, Strike::operator)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("Te\"xas", "a,b"));
	}

	@Test
	void equalValuesAreTheSameObjectWhateverTheFormat() throws IOException {
		csv("originState,costTotal\nTexas,5000");
		json("{\"originState\":\"Texas\",\"costTotal\":5000}");
		List<Strike> both = this.strikes.all();
		assertThat(both.get(0).originState()).isSameAs(both.get(1).originState());
		assertThat(both.get(0).costTotal()).isSameAs(both.get(1).costTotal());
	}

	@Test
	void reportDoesNotGrowWithTheGarbage() throws IOException {
		ImportReport report = json("garbage\n".repeat(5000));
		assertThat(report.rejected()).isEqualTo(5000);
		assertThat(report.errors()).hasSize(ImportReport.MAX_ERRORS);
		assertThat(json("{\"originState\":\"" + "x".repeat(5000) + "\"}").errors().get(0).reason())
			.hasSizeLessThan(250);
		assertThat(json("{\"" + "x".repeat(5000) + "\":1}").errors().get(0).reason()).hasSizeLessThan(250);
	}

	@Test
	void whatDoesNotFitIsRefusedAndNothingIsDroppedForIt() throws IOException {
		ImportReport report = json("{\"originState\":\"Texas\"}\n".repeat(1000) + "{\"originState\":\"Ohio\"}");
		assertThat(report.accepted()).isEqualTo(1000);
		assertThat(report.rejected()).isEqualTo(1);
		assertThat(report.full()).isTrue();
		assertThat(report.errors().get(0).reason()).contains("1000").contains("sample.max-records");
		assertThat(this.strikes.all()).hasSize(1000).extracting(Strike::originState).containsOnly("Texas");
	}

	@Test
	void whenTheStreamBreaksWholeLinesAreKeptAndTheBegunOneIsNot() {
		InputStream broken = new SequenceInputStream(
				new ByteArrayInputStream(
						"{\"originState\":\"Texas\"}\n{\"originState\":\"Ohio\"}".getBytes(StandardCharsets.UTF_8)),
				new InputStream() {
					@Override
					public int read() throws IOException {
						throw new IOException("gone");
					}
				});
		assertThatExceptionOfType(BrokenStreamException.class).isThrownBy(() -> read(broken, StrikeFormat.NDJSON))
			.withMessageContaining("line 2")
			.withMessageContaining("1 before it");
		assertThat(this.strikes.all()).extracting(Strike::originState).containsExactly("Texas");
	}

	private ImportReport json(String text) throws IOException {
		return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StrikeFormat.NDJSON);
	}

	private ImportReport csv(String text) throws IOException {
		return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StrikeFormat.CSV);
	}

	private ImportReport read(InputStream in, StrikeFormat format) throws IOException {
		return new StrikeImport(this.strikes, format, this.readers).read(in, Progress.SILENT);
	}

}
