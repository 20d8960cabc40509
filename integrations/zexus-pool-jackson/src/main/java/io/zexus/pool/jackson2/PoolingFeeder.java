package io.zexus.pool.jackson2;

import java.io.IOException;
import java.nio.ByteBuffer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.async.ByteBufferFeeder;
import com.fasterxml.jackson.core.async.NonBlockingInputFeeder;

import io.zexus.pool.learning.Governor;

/** Parsers that are fed by their users. */
abstract class PoolingFeeder extends PoolingParser implements NonBlockingInputFeeder {

	PoolingFeeder(JsonParser p, Governor governor) {
		super(p, governor);
	}

	@Override
	public boolean needMoreInput() {
		return getNonBlockingInputFeeder().needMoreInput();
	}

	@Override
	public void endOfInput() {
		getNonBlockingInputFeeder().endOfInput();
	}

	/** A parser that is fed with arrays. */
	static final class Arrays extends PoolingFeeder implements ByteArrayFeeder {

		Arrays(JsonParser p, Governor governor) {
			super(p, governor);
		}

		@Override
		public void feedInput(byte[] data, int offset, int end) throws IOException {
			((ByteArrayFeeder) getNonBlockingInputFeeder()).feedInput(data, offset, end);
		}

	}

	/** A parser that is fed with buffers. */
	static final class Buffers extends PoolingFeeder implements ByteBufferFeeder {

		Buffers(JsonParser p, Governor governor) {
			super(p, governor);
		}

		@Override
		public void feedInput(ByteBuffer buffer) throws IOException {
			((ByteBufferFeeder) getNonBlockingInputFeeder()).feedInput(buffer);
		}

	}

}
