package io.zexus.pool.jackson.differential;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;

import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;

/** A parser of Jackson 3. */
final class Jackson3Tokens implements Tokens {

	private static final SerializedString TEXT = new SerializedString("text");

	private final JsonParser parser;

	Jackson3Tokens(JsonParser parser) {
		this.parser = parser;
	}

	@Override
	public String perform(Step step) throws Exception {
		JsonParser p = this.parser;
		Object seen = switch (step) {
			case NEXT_TOKEN -> p.nextToken();
			case NEXT_VALUE -> p.nextValue();
			case NEXT_NAME -> p.nextName();
			case NEXT_NAME_IF -> p.nextName(TEXT);
			case NEXT_STRING -> p.nextStringValue();
			case NEXT_INT -> p.nextIntValue(-7);
			case NEXT_LONG -> p.nextLongValue(-7);
			case NEXT_BOOLEAN -> p.nextBooleanValue();
			case STRING -> p.getString();
			case STRING_TO_WRITER -> {
				StringWriter writer = new StringWriter();
				yield p.getString(writer) + writer.toString();
			}
			case CHARACTERS -> {
				char[] chars = p.getStringCharacters();
				yield (chars != null) ? new String(chars, p.getStringOffset(), p.getStringLength()) : null;
			}
			case LENGTH -> p.getStringLength();
			case VALUE_AS_STRING -> p.getValueAsString();
			case VALUE_AS_STRING_OR -> p.getValueAsString("other");
			case VALUE_AS_INT -> p.getValueAsInt(-7);
			case VALUE_AS_LONG -> p.getValueAsLong(-7);
			case VALUE_AS_DOUBLE -> p.getValueAsDouble(-7);
			case VALUE_AS_BOOLEAN -> p.getValueAsBoolean(true);
			case NUMBER -> p.getNumberValue();
			case NUMBER_EXACT -> p.getNumberValueExact();
			case NUMBER_DEFERRED -> p.getNumberValueDeferred();
			case NUMBER_TYPE -> p.getNumberType() + " " + p.getNumberTypeFP() + p.isNaN();
			case INT -> p.getIntValue();
			case LONG -> p.getLongValue();
			case DOUBLE -> p.getDoubleValue();
			case DECIMAL -> p.getDecimalValue();
			case BIG_INTEGER -> p.getBigIntegerValue();
			case BOOLEAN -> p.getBooleanValue();
			case BINARY -> p.getBinaryValue();
			case READ_BINARY -> {
				ByteArrayOutputStream out = new ByteArrayOutputStream();
				yield p.readBinaryValue(out) + Describe.bytes(out.toByteArray());
			}
			case SKIP_CHILDREN -> p.skipChildren().currentToken();
			case FINISH -> {
				p.finishToken();
				yield null;
			}
			case LOCATION -> describe(p.currentLocation());
			case TOKEN_LOCATION -> describe(p.currentTokenLocation());
			case NAME -> p.currentName();
			case PATH -> p.streamReadContext().pathAsPointer(true) + " " + p.streamReadContext().typeDesc();
			case EMBEDDED -> p.getEmbeddedObject();
			case RELEASE -> {
				ByteArrayOutputStream out = new ByteArrayOutputStream();
				StringWriter writer = new StringWriter();
				yield p.releaseBuffered(out) + " " + p.releaseBuffered(writer) + Describe.bytes(out.toByteArray())
						+ writer;
			}
			case CLEAR -> {
				p.clearCurrentToken();
				yield p.getLastClearedToken();
			}
			case TREE -> (JsonNode) p.readValueAsTree();
			case UNTYPED -> p.readValueAs(Object.class);
			case ROW -> p.readValueAs(Shapes.Row.class);
			case CLOSE -> {
				p.close();
				yield p.isClosed();
			}
		};
		return Describe.value(seen) + " at " + p.currentToken();
	}

	static String describe(TokenStreamLocation location) {
		return (location != null) ? location.getByteOffset() + "/" + location.getCharOffset() + "/"
				+ location.getLineNr() + "/" + location.getColumnNr() : null;
	}

	@Override
	public void close() {
		this.parser.close();
	}

}
