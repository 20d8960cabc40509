package io.zexus.pool;

import java.lang.ref.Reference;
import java.util.Collection;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits for the garbage collector. */
public final class Collected {

	private static final int ATTEMPTS = 200;

	private Collected() {
	}

	/** Fails when one of the objects stays reachable. */
	public static void await(Collection<? extends Reference<?>> references) {
		await(() -> references.stream().allMatch((reference) -> reference.refersTo(null)));
	}

	/** Collects until the condition holds, as the reference handler runs beside us. */
	public static void await(BooleanSupplier condition) {
		for (int i = 0; i < ATTEMPTS && !condition.getAsBoolean(); i++) {
			System.gc();
			Thread.yield();
		}
		assertThat(condition.getAsBoolean()).as("after " + ATTEMPTS + " collections").isTrue();
	}

}
