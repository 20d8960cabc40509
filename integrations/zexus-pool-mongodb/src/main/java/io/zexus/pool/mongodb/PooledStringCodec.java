package io.zexus.pool.mongodb;

import com.mongodb.MongoClientSettings;
import io.zexus.pool.Door;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.StringCodec;
import org.bson.codecs.configuration.CodecRegistries;

/**
 * Decodes strings to pooled instances; does all else as {@link StringCodec} does. This
 * class is thread-safe.
 */
public final class PooledStringCodec implements Codec<String> {

	private final Codec<String> codec;

	private final Door door;

	/**
	 * Creates a codec.
	 * @param door the door
	 */
	public PooledStringCodec(Door door) {
		this(new StringCodec(), door);
	}

	private PooledStringCodec(Codec<String> codec, Door door) {
		this.codec = codec;
		this.door = door;
	}

	/**
	 * Returns the same settings with a codec registry that pools the strings that the
	 * present codec of strings decodes.
	 * @param settings the settings of a client
	 * @param door the door
	 * @return other settings
	 */
	public static MongoClientSettings pooling(MongoClientSettings settings, Door door) {
		Codec<String> present = settings.getCodecRegistry().get(String.class);
		if (present instanceof PooledStringCodec) {
			return settings;
		}
		return MongoClientSettings.builder(settings)
			.codecRegistry(CodecRegistries.fromRegistries(
					CodecRegistries.fromCodecs(new PooledStringCodec(present, door)), settings.getCodecRegistry()))
			.build();
	}

	@Override
	public String decode(BsonReader reader, DecoderContext context) {
		if (reader.getCurrentBsonType() != BsonType.STRING) {
			return this.codec.decode(reader, context);
		}
		return this.door.get(this.codec.decode(reader, context));
	}

	@Override
	public void encode(BsonWriter writer, String value, EncoderContext context) {
		this.codec.encode(writer, value, context);
	}

	@Override
	public Class<String> getEncoderClass() {
		return String.class;
	}

}
