package io.zexus.pool.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Recording;
import jdk.jfr.SettingDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.zexus.pool.ClearCause;
import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.learning.Governor;
import io.zexus.pool.learning.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** What a recording of JDK Flight Recorder holds of the pools. */
class FlightRecorderEventsTests {

	private static final List<String> ALL = List.of("Clear", "Relief", "Resize", "Decision", "Statistics");

	@TempDir
	private Path directory;

	private final MemoryPoolManager pools = new MemoryPoolManager();

	private final Governor governor = Governor.builder(this.pools).mode(PoolingMode.ALL).build();

	@Test
	void recordsClearings() throws IOException {
		List<RecordedEvent> events = record(ALL, () -> this.pools.clearPool("str"), "Clear");
		assertThat(events).singleElement().satisfies((event) -> {
			assertThat(event.getString("pool")).isEqualTo("str");
			assertThat(event.getString("cause")).isEqualTo("MANUAL");
			assertThat(event.getStackTrace().getFrames()).anyMatch(
					(frame) -> frame.getMethod().getType().getName().equals(FlightRecorderEventsTests.class.getName()));
		});
	}

	@Test
	void recordsReliefs() throws IOException {
		this.pools.getInt(1000);
		List<RecordedEvent> events = record(ALL, () -> this.pools.relieveAllPools(ClearCause.HEAP), "Relief");
		assertThat(events).filteredOn((event) -> event.getString("pool").equals("int"))
			.singleElement()
			.satisfies((event) -> {
				assertThat(event.getString("cause")).isEqualTo("HEAP");
				assertThat(event.getLong("letGo")).isEqualTo(1);
			});
	}

	@Test
	void recordsResizings() throws IOException {
		List<RecordedEvent> events = record(ALL, () -> this.pools.resizePool("str", 77), "Resize");
		assertThat(events).singleElement().satisfies((event) -> {
			assertThat(event.getString("pool")).isEqualTo("str");
			assertThat(event.getInt("from")).isEqualTo(500);
			assertThat(event.getInt("to")).isEqualTo(77);
		});
	}

	@Test
	void recordsWhatIsDecidedOfAPropertyOnce() throws IOException {
		List<RecordedEvent> events = record(ALL, () -> {
			Property property = this.governor.annotated(String.class, "name");
			for (int i = 0; i < 100_000; i++) {
				property.get(new String("value " + i % 3));
			}
		}, "Decision");
		assertThat(events).singleElement().satisfies((event) -> {
			assertThat(event.getString("property")).isEqualTo("java.lang.String.name");
			assertThat(event.getBoolean("pooled")).isTrue();
			assertThat(event.getDouble("repeats")).isGreaterThan(0.9);
			assertThat(event.getLong("distinct")).isEqualTo(3);
		});
	}

	@Test
	void recordsStatisticsOfEachPoolFromTimeToTime() throws IOException {
		this.pools.getStr(new String("value"));
		this.pools.getStr(new String("value"));
		List<RecordedEvent> events = record(ALL, () -> {
		}, "Statistics");
		assertThat(events).extracting((event) -> event.getString("pool")).contains("int", "str", "list");
		assertThat(events).filteredOn((event) -> event.getString("pool").equals("str")).last().satisfies((event) -> {
			assertThat(event.getBoolean("enabled")).isTrue();
			assertThat(event.getLong("hits")).isEqualTo(1);
			assertThat(event.getLong("misses")).isEqualTo(1);
			assertThat(event.getLong("size")).isEqualTo(1);
			assertThat(event.getLong("capacity")).isEqualTo(500);
			assertThat(event.getLong("savedBytes")).isEqualTo(this.pools.strPool().stats().savedBytes());
		});
	}

	@Test
	void recordsNothingUnlessEnabled() throws IOException {
		assertThat(record(List.of(), () -> {
			this.pools.clearAllPools();
			this.pools.resizePool("str", 77);
		}, "Clear", "Resize", "Statistics")).isEmpty();
	}

	@Test
	void recordsNothingOnceClosed() throws IOException {
		FlightRecorderEvents events = new FlightRecorderEvents(this.pools, this.governor);
		events.close();
		events.close();
		assertThat(recordAlone(ALL, () -> {
			this.pools.clearAllPools();
			this.pools.resizePool("str", 77);
		}, "Clear", "Resize", "Statistics")).isEmpty();
	}

	@Test
	void eachEventHasALabelAndADescriptionAndIsOff() {
		assertThat(Stream.of(ClearEvent.class, ReliefEvent.class, ResizeEvent.class, DecisionEvent.class,
				StatisticsEvent.class))
			.allSatisfy((Class<? extends Event> type) -> {
				EventType of = EventType.getEventType(type);
				assertThat(of.getLabel()).isNotBlank();
				assertThat(of.getDescription()).isNotBlank();
				assertThat(of.getSettingDescriptors()).filteredOn((setting) -> setting.getName().equals("enabled"))
					.extracting(SettingDescriptor::getDefaultValue)
					.containsExactly("false");
				assertThat(of.getCategoryNames()).containsExactly("Zexus Pool");
				assertThat(ALL).contains(of.getName().substring("io.zexus.pool.".length()));
			});
	}

	private List<RecordedEvent> record(List<String> enabled, Runnable action, String... names) throws IOException {
		FlightRecorderEvents events = new FlightRecorderEvents(this.pools, this.governor);
		try {
			return recordAlone(enabled, action, names);
		}
		finally {
			events.close();
		}
	}

	private List<RecordedEvent> recordAlone(List<String> enabled, Runnable action, String... names) throws IOException {
		try (Recording recording = new Recording()) {
			enabled.forEach((name) -> recording.enable("io.zexus.pool." + name));
			recording.enable("io.zexus.pool.Statistics").with("period", "endChunk");
			if (!enabled.contains("Statistics")) {
				recording.disable("io.zexus.pool.Statistics");
			}
			recording.start();
			action.run();
			recording.stop();
			Path file = this.directory.resolve("recording.jfr");
			recording.dump(file);
			return RecordingFile.readAllEvents(file)
				.stream()
				.filter((event) -> Stream.of(names)
					.anyMatch((name) -> event.getEventType().getName().equals("io.zexus.pool." + name)))
				.sorted(Comparator.comparing(RecordedEvent::getStartTime))
				.toList();
		}
	}

}
