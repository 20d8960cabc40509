package io.zexus.pool.jackson.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.zexus.pool.PoolingMode;
import io.zexus.pool.jackson.differential.Samples.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** In every format the pools leave a document what it is. */
class FormatsTests extends DifferentialTests {

	record Document(byte[] bytes, Sample sample) {

		@Override
		public String toString() {
			return this.sample + " as " + Describe.bytes(this.bytes);
		}

	}

	static Stream<Arguments> formats() {
		return perLine(Format.YAML, Format.CBOR, Format.SMILE, Format.XML);
	}

	@ParameterizedTest
	@MethodSource("formats")
	void decodesTheSame(JacksonLine line, Format format) {
		Setup plain = Setup.plain(format);
		Decoder json = line.decoder(Setup.plain(Format.JSON));
		Decoder other = line.decoder(plain);
		List<Document> documents = new ArrayList<>();
		for (Sample sample : Samples.all()) {
			try {
				Object tree = json.read(Source.BYTES, sample.bytes(), Decoder.Tree.class);
				documents.add(new Document(other.write(tree), sample));
			}
			catch (Exception ex) {
				// Not a document of JSON: taken for one of this format
				documents.add(new Document(sample.bytes(), sample));
			}
		}
		assertSame(line, plain, Stream.concat(some(plain), plain.pooling(PoolingMode.ALL)), documents,
				(decoder, document) -> Outcome.of(decoder,
						() -> decoder.parse(Source.BYTES, document.bytes(), document.sample().type()))
						+ Outcome.of(() -> decoder.read(Source.STREAM, document.bytes(), document.sample().type())));
	}

	/** What only XML has: elements that repeat, attributes, text beside elements. */
	@ParameterizedTest
	@EnumSource
	void decodesTheSameFromXml(JacksonLine line) {
		List<Sample> samples = new ArrayList<>();
		for (String xml : List.of("<r><a>1</a><a>2</a><b>3</b><b>4</b></r>",
				"<r><a>1</a><b>2</b><a>3</a><b>4</b><a>5</a></r>", "<r a='1'><a>2</a>text<b/></r>",
				"<r><a><x>1</x><x>2</x></a><a><x>3</x></a></r>", "<r/>", "<r></r>", "<r>text</r>", "<r> </r>",
				"<r><text>a value</text><text>b</text><number>300</number></r>",
				"<r><list>a value</list><list>b</list></r>", "<r><list><list>a value</list><list>b</list></list></r>",
				"<r><text><![CDATA[a value]]></text></r>", "<r><text>a &amp; b</text></r>", "<r><text>a",
				"<r>&bad;</r>", "<r xmlns:n='urn:n'><n:text>a value</n:text></r>",
				"<r><map><k>a value</k><k>b</k></map></r>",
				"<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><text xsi:nil='true'/></r>")) {
			for (Class<?> type : List.of(Object.class, Map.class, Decoder.Tree.class, Shapes.Row.class,
					Shapes.PooledRow.class, Shapes.PooledBean.class, Shapes.Bean.class, Shapes.Extensible.class,
					String.class)) {
				samples.add(new Sample(type, xml));
			}
		}
		Setup plain = Setup.plain(Format.XML);
		assertSame(line, plain, plain.pooling(), samples,
				(decoder, sample) -> Outcome.of(() -> decoder.parse(Source.BYTES, sample.bytes(), sample.type()))
						+ Outcome.of(() -> decoder.read(Source.STRING, sample.bytes(), sample.type())));
	}

	@ParameterizedTest
	@EnumSource
	void decodesTheSameFromCsv(JacksonLine line) {
		List<byte[]> tables = Stream
			.of("text,number,list\na value,300,x;y\na value,300,\n", "text,number\n\"a \"\"value\"\"\",1\n",
					"text,number\na value,x\n", "text\n\"open", "text,unknown\na value,b\n", "text,number\na value\n",
					"", "text,number\n" + "a value,300\n".repeat(3000))
			.map((table) -> table.getBytes(StandardCharsets.UTF_8))
			.toList();
		Setup plain = Setup.plain(Format.CSV);
		for (Class<?> type : List.of(Shapes.Row.class, Shapes.PooledRow.class, Map.class, Decoder.Tree.class,
				Shapes.PooledBean.class)) {
			assertSame(line, plain, plain.pooling(), tables,
					(decoder, table) -> Outcome.of(() -> decoder.parse(Source.BYTES, table, type)));
		}
	}

	/** What is decoded already is converted, by a buffer of tokens. */
	@ParameterizedTest
	@EnumSource
	void convertsTheSame(JacksonLine line) {
		Setup plain = Setup.plain(Format.JSON);
		assertSame(line, plain, some(plain), Samples.all(), (decoder, sample) -> Outcome.of(() -> {
			Object tree = decoder.read(Source.BYTES, sample.bytes(), Decoder.Tree.class);
			return List.of(Outcome.of(() -> decoder.convert(tree, sample.type())),
					Outcome.of(() -> decoder.convert(tree, Object.class)), Outcome.of(() -> decoder
						.convert(Map.of("text", new StringBuilder("a value").toString()), Shapes.PooledRow.class)));
		}));
	}

}
