package io.zexus.pool.mongodb;

import com.mongodb.MongoClientSettings;
import io.zexus.pool.MemoryPoolManager;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PooledStringCodecTests {

	private static final String JSON = "{\"state\": \"Ohio\", \"list\": [\"Ohio\", {\"a\": \"Ohio\"}], \"n\": 1, "
			+ "\"symbol\": {\"$symbol\": \"Ohio\"}, \"code\": {\"$code\": \"Ohio\"}, \"none\": null}";

	private final MemoryPoolManager pools = new MemoryPoolManager();

	@Test
	void documentsAreEqualAndTheirStringsPooled() {
		MongoClientSettings plain = MongoClientSettings.builder().applicationName("app").build();
		MongoClientSettings pooling = PooledStringCodec.pooling(plain, this.pools.door("mongodb", "client"));
		Document document = decode(pooling);
		assertThat(document).isEqualTo(decode(plain));
		String ohio = this.pools.getStr("Ohio");
		assertThat(document.get("state")).isSameAs(ohio);
		assertThat(document.getList("list", Object.class).get(0)).isSameAs(ohio);
		assertThat(((Document) document.getList("list", Object.class).get(1)).get("a")).isSameAs(ohio);
		assertThat(pooling.getApplicationName()).isEqualTo("app");
		assertThat(document.toBsonDocument(BsonDocument.class, pooling.getCodecRegistry()))
			.isEqualTo(decode(plain).toBsonDocument(BsonDocument.class, plain.getCodecRegistry()));
		assertThat(this.pools.door("mongodb", "client").stats().lookups()).isEqualTo(3);
	}

	@Test
	void settingsThatPoolAlreadyStayThem() {
		MongoClientSettings pooling = PooledStringCodec.pooling(MongoClientSettings.builder().build(),
				this.pools.door("mongodb", "client"));
		assertThat(PooledStringCodec.pooling(pooling, this.pools.door("mongodb", "other"))).isSameAs(pooling);
	}

	private static Document decode(MongoClientSettings settings) {
		Codec<Document> codec = settings.getCodecRegistry().get(Document.class);
		return codec.decode(BsonDocument.parse(JSON).asBsonReader(), DecoderContext.builder().build());
	}

}
