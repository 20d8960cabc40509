package io.zexus.pool.jackson;

import java.nio.ByteBuffer;

import tools.jackson.core.JsonParser;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.async.ByteBufferFeeder;
import tools.jackson.core.async.NonBlockingInputFeeder;

import io.zexus.pool.learning.Governor;

/** Parsers that are fed by their users. */
abstract class PoolingFeeder extends PoolingParser implements NonBlockingInputFeeder {

	PoolingFeeder(JsonParser p, Governor governor) {
		super(p, governor);
	}

	@Override
	public boolean needMoreInput() {
		return nonBlockingInputFeeder().needMoreInput();
	}

	@Override
	public void endOfInput() {
		nonBlockingInputFeeder().endOfInput();
	}

	/** A parser that is fed with arrays. */
	static final class Arrays extends PoolingFeeder implements ByteArrayFeeder {

		Arrays(JsonParser p, Governor governor) {
			super(p, governor);
		}

		@Override
		public void feedInput(byte[] data, int offset, int end) {
			((ByteArrayFeeder) nonBlockingInputFeeder()).feedInput(data, offset, end);
		}

	}

	/** A parser that is fed with buffers. */
	static final class Buffers extends PoolingFeeder implements ByteBufferFeeder {

		Buffers(JsonParser p, Governor governor) {
			super(p, governor);
		}

		@Override
		public void feedInput(ByteBuffer buffer) {
			((ByteBufferFeeder) nonBlockingInputFeeder()).feedInput(buffer);
		}

	}

}
