package io.zexus.pool.jackson.differential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;

/** A parser of Jackson 2. */
final class Jackson2Tokens implements Tokens {

	private static final SerializedString TEXT = new SerializedString("text");

	private final JsonParser parser;

	Jackson2Tokens(JsonParser parser) {
		this.parser = parser;
	}

	@Override
	public String perform(Step step) throws Exception {
		JsonParser p = this.parser;
		Object seen = switch (step) {
			case NEXT_TOKEN -> p.nextToken();
			case NEXT_VALUE -> p.nextValue();
			case NEXT_NAME -> p.nextFieldName();
			case NEXT_NAME_IF -> p.nextFieldName(TEXT);
			case NEXT_STRING -> p.nextTextValue();
			case NEXT_INT -> p.nextIntValue(-7);
			case NEXT_LONG -> p.nextLongValue(-7);
			case NEXT_BOOLEAN -> p.nextBooleanValue();
			case STRING -> p.getText();
			case STRING_TO_WRITER -> {
				StringWriter writer = new StringWriter();
				yield p.getText(writer) + writer.toString();
			}
			case CHARACTERS -> {
				char[] chars = p.getTextCharacters();
				yield (chars != null) ? new String(chars, p.getTextOffset(), p.getTextLength()) : null;
			}
			case LENGTH -> p.getTextLength();
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
			case PATH -> p.getParsingContext().pathAsPointer(true) + " " + p.getParsingContext().typeDesc();
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

	static String describe(JsonLocation location) {
		return (location != null) ? location.getByteOffset() + "/" + location.getCharOffset() + "/"
				+ location.getLineNr() + "/" + location.getColumnNr() : null;
	}

	@Override
	public void close() throws IOException {
		this.parser.close();
	}

}
