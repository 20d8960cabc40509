package io.zexus.pool.learning;

import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * Lends decoders. None waits: beyond {@value #MOST} documents at once, the others are
 * decoded as without pools. Thread-safe.
 */
final class Decoders {

	/** A power of two. */
	private static final int MOST = 64;

	private final AtomicReferenceArray<Decoder> decoders = new AtomicReferenceArray<>(MOST);

	private final Governor governor;

	Decoders(Governor governor) {
		this.governor = governor;
	}

	@Nullable Decoder acquire(Object parser) {
		Decoder decoder = acquire(parser, false);
		return (decoder != null) ? decoder : acquire(parser, true);
	}

	/** Begins where the thread was before, so that it finds its strings there. */
	private @Nullable Decoder acquire(Object parser, boolean fromTheDead) {
		int start = (int) Thread.currentThread().getId();
		for (int i = start; i < start + MOST; i++) {
			int index = i & MOST - 1;
			Decoder decoder = this.decoders.get(index);
			if (decoder == null) {
				this.decoders.compareAndSet(index, null, new Decoder(this.governor));
				decoder = this.decoders.get(index);
			}
			if (decoder.acquire(parser, fromTheDead)) {
				return decoder;
			}
		}
		return null;
	}

}
