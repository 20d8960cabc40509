package io.zexus.sample.data;

import org.springframework.context.SmartLifecycle;

/**
 * Reads when the application starts: after what observes the pools, which is first, and
 * before the server, which is among the last.
 */
final class StartReading implements SmartLifecycle {

	private final Runnable reading;

	private volatile boolean running;

	StartReading(Runnable reading) {
		this.reading = reading;
	}

	@Override
	public int getPhase() {
		return 0;
	}

	@Override
	public void start() {
		this.reading.run();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
