package io.zexus.pool.jackson.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents are merged into objects that exist as without the pools. */
class UpdatesTests extends DifferentialTests {

	record Update(String document, Supplier<Object> target) {

		byte[] bytes() {
			return this.document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public String toString() {
			return this.document;
		}

	}

	@ParameterizedTest
	@EnumSource
	void updatesTheSame(JacksonLine line) {
		Setup plain = Setup.plain(Format.JSON);
		assertSame(line, plain, plain.pooling(), updates(),
				(decoder, update) -> Outcome.of(() -> decoder.update(update.bytes(), update.target().get())));
	}

	@ParameterizedTest
	@EnumSource
	void updatesTheSameWhereEverythingIsMerged(JacksonLine line) {
		Setup plain = Setup.plain(Format.JSON, Setting.of("merging", "", true));
		assertSame(line, plain, plain.pooling(), updates(),
				(decoder, update) -> Outcome.of(() -> decoder.update(update.bytes(), update.target().get())));
	}

	private static List<Update> updates() {
		return List.of(new Update("{'text':'new','list':['new']}", UpdatesTests::bean),
				new Update("{'text':null,'list':null}", UpdatesTests::bean),
				new Update("{'map':{'k':'new','l':'new'},'untyped':{'k':['new']}}", UpdatesTests::bean),
				new Update("{'array':['new'],'child':{'text':'new'}}", UpdatesTests::bean),
				new Update("{'text':['wrong']}", UpdatesTests::bean),
				new Update("{'text':'new','list':['new'],'untyped':{'k':'new'},'child':{'text':'new'}}",
						UpdatesTests::pooled),
				new Update("{'k':'new','n':{'k':'new'}}", UpdatesTests::map),
				new Update("{'k':{'x':'new'}}", UpdatesTests::map), new Update("['new',300]", UpdatesTests::list),
				new Update("['new'", UpdatesTests::list), new Update("'new'", UpdatesTests::list),
				new Update("{'map':{'k':'new'},'number':400}", Shapes.Particular::new));
	}

	private static Object bean() {
		Shapes.Bean bean = new Shapes.Bean();
		bean.text = "old";
		bean.list = list();
		bean.map = new LinkedHashMap<>(Map.of("k", "old"));
		bean.untyped = map();
		bean.array = new String[] { "old" };
		bean.child = new Shapes.Bean();
		bean.child.number = 300;
		return bean;
	}

	private static Object pooled() {
		Shapes.PooledBean bean = new Shapes.PooledBean();
		bean.text = "old";
		bean.list = list();
		bean.untyped = map();
		bean.child = new Shapes.PooledBean();
		bean.child.number = 300;
		return bean;
	}

	private static List<String> list() {
		return new ArrayList<>(List.of("old", "older"));
	}

	private static Map<String, Object> map() {
		return new LinkedHashMap<>(Map.of("k", list()));
	}

}
