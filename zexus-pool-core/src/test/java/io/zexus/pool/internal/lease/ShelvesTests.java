package io.zexus.pool.internal.lease;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class ShelvesTests {

	private final Shelves shelves = new Shelves(false, 2);

	@Test
	void aFullShelfRefusesWithoutTheLocksOfOtherStripes() throws Exception {
		Stripe home = this.shelves.mine(0);
		assertThat(this.shelves.put(home, "first")).isTrue();
		assertThat(this.shelves.put(home, "second")).isTrue();
		Stripe other = other(home);
		other.lock();
		assertThat(this.shelves.put(home, "third")).isFalse();
		other.unlock();
	}

	@Test
	void roomIsFoundWhicheverStripeHasIt() throws Exception {
		Stripe home = this.shelves.mine(0);
		Stripe other = other(home);
		for (Stripe stripe : new Stripe[] { home, other, home, other }) {
			assertThat(this.shelves.put(stripe, "first")).isTrue();
			assertThat(this.shelves.put(stripe, "second")).isTrue();
			assertThat(this.shelves.put(stripe, "third")).isFalse();
			Set<Object> waited = new HashSet<>();
			waited.add(this.shelves.take(stripe, true));
			waited.add(this.shelves.take(stripe, true));
			assertThat(waited).containsExactlyInAnyOrder("first", "second");
			assertThat(this.shelves.take(stripe, true)).isNull();
		}
		assertThat(this.shelves.counts()).isEqualTo(new LeaseCounts(8, 0, 8, 0, 0, 0, 0));
	}

	/** Returns the stripe of another thread, of which there are several. */
	private Stripe other(Stripe stripe) throws Exception {
		while (true) {
			FutureTask<Stripe> task = new FutureTask<>(() -> this.shelves.mine(0));
			new Thread(task).start();
			if (task.get() != stripe) {
				return task.get();
			}
		}
	}

}
