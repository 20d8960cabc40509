package io.zexus.pool.jackson.differential;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Documents, each with a type that it was written for. Quotes are single in the text. */
final class Samples {

	private static final String LONG = "0123456789".repeat(9);

	private Samples() {
	}

	record Sample(Type type, String document) {

		byte[] bytes() {
			return this.document.getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public String toString() {
			String type = this.type.getTypeName().replaceAll("[a-z.]+\\.", "");
			return type + " " + ((this.document.length() > 60) ? this.document.substring(0, 60) + "…" : this.document);
		}

	}

	static List<Sample> all() {
		return Stream.of(beans(), types(), creators(), polymorphic(), untyped(), broken()).flatMap((it) -> it).toList();
	}

	private static Stream<Sample> beans() {
		return Stream.of(of(Shapes.Row.class, "{'text':'a value','number':300}"),
				of(Shapes.Row.class, "{'text':12,'number':'300'}"), of(Shapes.Row.class, "{'text':'','number':''}"),
				of(Shapes.Row.class, "{'text':null,'number':null,'unknown':['x',{'y':'z'}]}"),
				of(Shapes.Row.class, "[{'text':'in an array'}]"), of(Shapes.Row.class, "'a value'"),
				of(Shapes.Row.class, "''"), of(Shapes.Row.class, "{'text':{'a':1}}"),
				of(Shapes.Row.class, "{'TEXT':'a value','nuMber':1.5}"),
				of(Shapes.PooledRow.class,
						"{'text':'a value','number':300,'list':['a value','b',null,3],'map':{'k':'a value',"
								+ "'l':[300]},'untyped':{'x':['a value',300,1.5]},'unmarked':'a value'}"),
				of(Shapes.PooledRow.class, "{'text':['a value'],'number':['300'],'list':'single','map':''}"),
				of(Shapes.Bean.class,
						"{'text':'a value','number':300,'primitive':3,'big':12345678901,'any':7,"
								+ "'fraction':1.5,'flag':true,'boxedFlag':false,'decimal':1.50,'bigInteger':'12',"
								+ "'letter':'x','level':'middle','code':'code two','untyped':'a value'}"),
				of(Shapes.Bean.class,
						"{'list':['a value','b'],'array':['a value','b'],'set':['a value','a value'],"
								+ "'map':{'k':'a value'},'byNumber':{'300':'a value'},'byLevel':{'LOW':'a value'},"
								+ "'objects':['a value',300],'anything':['a value',{'k':'a value'}],"
								+ "'nested':[['a value'],['b']]}"),
				of(Shapes.Bean.class,
						"{'bytes':'YSB2YWx1ZQ==','numbers':[1,'2',300],'sequence':'a value',"
								+ "'builder':'a value','uuid':'123e4567-e89b-12d3-a456-426614174000','locale':'de_AT',"
								+ "'date':'2020-01-02T03:04:05Z','type':'java.lang.String','reference':'a value',"
								+ "'child':{'text':'a value'},'rows':{'r':{'text':'a value'}}}"),
				of(Shapes.Bean.class, "{'primitive':null}"), of(Shapes.Bean.class, "{'primitive':'x'}"),
				of(Shapes.Bean.class, "{'number':1.5}"), of(Shapes.Bean.class, "{'number':99999999999}"),
				of(Shapes.Bean.class, "{'level':'7'}"), of(Shapes.Bean.class, "{'level':1}"),
				of(Shapes.Bean.class, "{'level':'top'}"), of(Shapes.Bean.class, "{'level':''}"),
				of(Shapes.Bean.class, "{'flag':'true','boxedFlag':'','list':'','map':'','bytes':'*'}"),
				of(Shapes.Bean.class, "{'text':true,'list':[1,true,null,{}]}"),
				of(Shapes.Bean.class, "{'uuid':'nonsense'}"), of(Shapes.Bean.class, "{'list':[['a']]}"),
				of(Shapes.Bean.class, "{'any':1.5,'text':1.5,'decimal':'NaN'}"),
				of(Shapes.Bean.class, "{'any':12345678901234567890,'untyped':12345678901234567890}"),
				of(Shapes.PooledBean.class,
						"{'text':'a value','number':300,'big':300,'any':300,'primitive':300,'list':['a value','b'],"
								+ "'array':['a value'],'set':['a value'],'map':{'k':'a value'},'untyped':['a value'],"
								+ "'sequence':'a value','level':'LOW','child':{'text':'a value'},"
								+ "'unmarked':'a value','setter':'a value','getter':['a value']}"),
				of(Shapes.PooledBean.class, "{'text':300,'number':'300','any':'1.5','list':'single','array':''}"),
				of(Shapes.PooledBean.class, "{'text':{},'number':true}"),
				of(Shapes.PooledBean.class, "{'text':'" + LONG + "','untyped':'" + LONG + "'}"),
				of(Shapes.Viewed.class, "{'text':'a value','list':'a value','untyped':'a value'}"),
				of(Shapes.Particular.class,
						"{'name':'a value','number':null,'list':null,'map':{'k':['a value']},"
								+ "'array':'a value','date':'2020-01-02','password':'a value','untyped':1}"),
				of(Shapes.AsArray.class, "['a value',300,['a value',null]]"),
				of(Shapes.MixedInto.class, "{'text':'a value','untyped':{'k':'a value'}}"),
				of(Customised.Custom.class, "{'text':'a value','list':['a value','b'],'map':{'k':'a value'},"
						+ "'array':['a value'],'name':'  a value ','set':[' a value '],'nested':['a value']}"));
	}

	private static Stream<Sample> types() {
		String uuid = "'123e4567-e89b-12d3-a456-426614174000'";
		return Stream.of(of(Shapes.PooledTypes.class,
				"{'uuid':" + uuid + ",'decimal':1.50,'bigInteger':123456789012345678901234567890,"
						+ "'fraction':-0.0,'locale':'de_AT','currency':'EUR','list':[" + uuid + ",null," + uuid
						+ "],'set':[1.5,1.50,1.5],'array':[0.0,-0.0,1e300],'map':{'a':1.5,'b':null},'nested':{'a':["
						+ uuid + "]},'reference':" + uuid + ",'day':'FRIDAY','keptOut':" + uuid + ",'unmarked':" + uuid
						+ "}"),
				of(Shapes.PooledTypes.class,
						"{'uuid':null,'decimal':'1.5','bigInteger':'12','fraction':'1.5','locale':'','currency':null,"
								+ "'list':null,'set':[],'array':null,'map':{},'nested':{'a':null},'reference':null}"),
				of(Shapes.PooledTypes.class, "{'uuid':'','decimal':'','bigInteger':'','fraction':'','currency':''}"),
				of(Shapes.PooledTypes.class, "{'decimal':1e400,'fraction':1e400,'bigInteger':12.7}"),
				of(Shapes.PooledTypes.class, "{'fraction':NaN,'decimal':1,'array':[NaN,'NaN',1]}"),
				of(Shapes.PooledTypes.class, "{'uuid':'nonsense'}"), of(Shapes.PooledTypes.class, "{'list':['x']}"),
				of(Shapes.PooledTypes.class, "{'uuid':[" + uuid + "],'list':" + uuid + ",'map':[]}"),
				of(Shapes.PooledTypes.class, "{'currency':'nonsense'}"), of(Shapes.PooledTypes.class, "{'set':[{}]}"),
				of(Shapes.PooledTimes.class,
						"{'date':'1994-08-03','instant':'1994-08-03T01:02:03.5Z','dates':['1994-08-03','1994-08-03',null]}"),
				of(Shapes.PooledTimes.class, "{'date':[1994,8,3],'instant':775875723.5,'dates':[[1994,8,3]]}"),
				of(Shapes.PooledTimes.class, "{'date':'1994-08-33'}"),
				of(Shapes.PooledTimes.class, "{'date':'','instant':''}"));
	}

	private static Stream<Sample> creators() {
		return Stream.of(of(Shapes.ByCreator.class, "{'text':'a value','number':300}"),
				of(Shapes.ByCreator.class, "{'name':'a value','injected':'from outside'}"),
				of(Shapes.ByCreator.class, "{}"), of(Shapes.Delegating.class, "'a value'"),
				of(Shapes.Delegating.class, "300"), of(Shapes.DelegatingToMap.class, "{'k':'a value','l':[300]}"),
				of(Customised.Built.class, "{'text':'a value','list':['a value']}"),
				of(Shapes.Extensible.class, "{'text':'a value','other':'a value','password':{'v':['a value']}}"),
				of(Shapes.ExtensibleByMethod.class, "{'one':'a value','two':300}"),
				of(Shapes.Unwrapping.class,
						"{'text':'a value','secret_text':'a value','secret_number':300,'inside':'a value',"
								+ "'list':['a value']}"),
				of(Shapes.Identified.class,
						"{'text':'a value','child':{'text':'b','child':'a value'},'list':['b','a value']}"),
				of(Shapes.Identified.class, "{'text':'a value','child':'no such'}"),
				of(Shapes.Parent.class, "{'text':'a value','list':[{'text':'a value'},{'text':'b'}]}"),
				of(Shapes.Strings.class, "['a value','b']"), of(Shapes.ByText.class, "{'z':'a value','a':1}"));
	}

	private static Stream<Sample> polymorphic() {
		return Stream.of(of(Polymorphic.Animal.class, "{'text':'a value','kind':'bird','untyped':{'k':'a value'}}"),
				of(Polymorphic.Animal.class, "{'kind':'fish','text':'a value','list':['a value']}"),
				of(Polymorphic.Animal.class, "{'kind':'cow'}"), of(Polymorphic.Animal.class, "{'text':'a value'}"),
				of(Polymorphic.Wrapped.class, "{'in':{'text':'a value','untyped':['a value']}}"),
				of(Polymorphic.Listed.class, "['in',{'text':'a value','untyped':{'k':300}}]"),
				of(Polymorphic.Deduced.class, "{'untyped':['a value'],'text':'a value'}"),
				of(Polymorphic.Deduced.class, "{'untyped':{'k':'a value'},'number':300}"),
				of(Polymorphic.External.class, "{'untyped':{'text':'a value'},'kind':'row','text':'a value'}"),
				of(Polymorphic.External.class, "{'kind':'pooled','untyped':{'text':'a value','list':['b']}}"),
				of(Polymorphic.OfAnyClass.class, "{'untyped':{'kind':'java.util.TreeMap','k':'a value'}}"),
				of(Polymorphic.OfAnyClass.class, "{'untyped':{'text':'a value'},'list':[{'row':{'text':'b'}}]}"));
	}

	private static Stream<Sample> untyped() {
		String nested = "{'a':{'b':[1,'a value',{'c':'a value'},[]],'a':'a value'},'d':-129,'e':300,'f':1.5,"
				+ "'g':null,'h':true,'i':12345678901,'j':123456789012345678901,'password':{'value':'a value'}}";
		return Stream.of(of(Object.class, nested), of(Decoder.Tree.class, nested), of(Decoder.Buffer.class, nested),
				of(Map.class, nested), of(TreeMap.class, nested), of(Object.class, "['a value','a value',['b']]"),
				of(Object.class, "'a value'"), of(Object.class, "300"), of(Object.class, "1.5"),
				of(Object.class, "{'a':1,'a':'twice'}"), of(Decoder.Tree.class, "{'a':1,'a':'twice'}"),
				of(Object.class, "{'@type':'a value','@class':'java.util.ArrayList'}"),
				of(Object.class, "['java.util.ArrayList',['a value']]"), of(List.class, "['a value',300]"),
				of(String[].class, "['a value','b',null,3]"), of(Object[].class, "['a value',[1]]"),
				of(Integer[].class, "[1,'2',300,null]"), of(Number.class, "300"), of(Long.class, "300"),
				of(Integer.class, "'300'"), of(String.class, "'a value'"), of(String.class, "''"),
				of(String.class, "300"), of(CharSequence.class, "'a value'"), of(Comparable.class, "'a value'"),
				of(java.io.Serializable.class, "['a value']"), of(field("rows"), "[{'text':'a value'},{'text':'b'}]"),
				of(field("rowsByText"), "{'k':{'text':'a value'}}"), of(field("byLevel"), "{'LOW':['a value']}"),
				of(field("generic"), "{'value':'a value','list':['a value'],'map':{'k':'a value'}}"),
				of(field("genericRow"), "{'value':{'text':'a value'},'list':[{'untyped':'a value'}]}"),
				of(field("table"), "[{'a':'a value'},{'a':'a value','b':300}]"),
				of(field("iterable"), "['a value','b']"),
				of(Object.class, "['é','日本','😀','\\u00e9\\ud83d\\ude00','\\n\\t\\'\\\\/','\\/']"),
				of(Shapes.Row.class, "{'te\\u0078t':'\\u0061 value'}"),
				of(Object.class, "['" + LONG + "','" + LONG + "']"),
				of(Object.class,
						IntStream.range(0, 60)
							.mapToObj((i) -> "{'text':'value " + i % 7 + "','number':" + i % 5 * 200 + ",'unique':'" + i
									+ "','tags':['x','" + i + "'],'pair':[[1,'a'],[2,'b']]}")
							.collect(Collectors.joining(",", "[", "]"))));
	}

	private static Stream<Sample> broken() {
		return Stream
			.of("", " ", "{", "{'text'", "{'text':", "{'text':'", "{'text':'a value", "{'text':'a value'",
					"{'text':'a value',", "{'text':'a value'}}", "{'text':'a value'} 1", "{'text':'\\x'}",
					"{'text':'\\u12g4'}", "{'text':'a\nb'}", "{'text':'a\u0001b'}", "{text:'a value'}", "{'text':tru}",
					"{'text':nullx}", "{'text':01}", "{'text':1.}", "{'text':.5}", "{'text':+1}", "{'text':NaN}",
					"{'text':'a value',}", "['a value',]", "[,'a value']", "// c\n{'text':'a value'}",
					"# c\n{'text':'a value'}", "/* c */{'text':/**/'a value'}", "\u001e{'text':'a value'}",
					"{'text':\u00a0'a value'}", "{'text':`a value`}", "{'text':'" + "9".repeat(1100) + "'}",
					"{'text':" + "9".repeat(1100) + "}")
			.map((document) -> of(Shapes.Row.class, document));
	}

	static Sample of(Type type, String document) {
		return new Sample(type, document.replace('\'', '"'));
	}

	private static Type field(String name) {
		try {
			return Shapes.Types.class.getDeclaredField(name).getGenericType();
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

}
