package io.zexus.sample.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolStats;
import io.zexus.pool.PoolingMode;
import io.zexus.pool.PropertyStats;
import io.zexus.pool.learning.Governor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the modules in mode {@link PoolingMode#AUTO} learn of real records, and of records
 * that never repeat.
 */
abstract class GovernedDecodingContract {

	private static final int ROWS = 20_000;

	private final MemoryPoolManager pools = new MemoryPoolManager(1000, 1000, 0);

	private final Governor governor = Governor.builder(this.pools).mode(PoolingMode.AUTO).build();

	/** Decodes a table with a header, empty cells being null. */
	abstract <T> List<T> read(Governor governor, Class<T> type, InputStream table) throws IOException;

	@Test
	void findsTheCategoricalColumnsOfTheStrikesByItself() throws IOException {
		List<Strike> strikes;
		try (InputStream in = Strike.class.getResourceAsStream("/birdstrikes.csv")) {
			strikes = read(this.governor, Strike.class, in);
		}
		assertThat(strikes).hasSize(10_000);
		assertThat(pooled(Strike.class)).contains("airportName", "aircraftModel", "damage", "operator", "originState",
				"phaseOfFlight", "wildlifeSize", "wildlifeSpecies", "timeOfDay");
		PropertyStats state = property(Strike.class, "originState");
		assertThat(state.lookups()).isEqualTo(10_000);
		assertThat(state.repeatRate()).isGreaterThan(80);
		assertThat(state.savedBytes()).isPositive();
		assertThat(instances(strikes.stream().skip(5000).map(Strike::wildlifeSize).toList())).isEqualTo(3);
	}

	@Test
	void leavesAloneWhatNeverRepeatsAndRetainsNothingOfIt() throws IOException {
		Random random = new Random(42);
		List<Unique> read = read(Unique.class, "id,latitude,text",
				() -> uuid(random) + "," + 180 * random.nextDouble() + "," + text(random));
		assertThat(read).hasSize(ROWS);
		assertThat(this.governor.properties("str")).hasSize(3).noneMatch(PropertyStats::pooled);
		assertThat(property(Unique.class, "id").lookups()).isEqualTo(ROWS);
		PoolStats strings = this.pools.strPool().stats();
		assertThat(strings.poolSize()).isZero();
		assertThat(strings.allocations()).isZero();
	}

	@Test
	void poolsTheOneColumnThatRepeatsAmongOthersThatDoNot() throws IOException {
		Random random = new Random(42);
		List<Event> read = read(Event.class, "id,state,text",
				() -> uuid(random) + ",state " + random.nextInt(50) + "," + text(random));
		assertThat(read).hasSize(ROWS);
		assertThat(pooled(Event.class)).containsExactly("state");
		PoolStats strings = this.pools.strPool().stats();
		assertThat(strings.poolSize()).isEqualTo(50);
		assertThat(strings.allocations()).isEqualTo(50);
		assertThat(instances(read.stream().skip(ROWS / 2).map(Event::state).toList())).isEqualTo(50);
	}

	private <T> List<T> read(Class<T> type, String header, Supplier<String> row) throws IOException {
		String rows = IntStream.range(0, ROWS).mapToObj((i) -> row.get()).collect(Collectors.joining("\n"));
		return read(this.governor, type,
				new ByteArrayInputStream((header + "\n" + rows).getBytes(StandardCharsets.UTF_8)));
	}

	private static String uuid(Random random) {
		return new UUID(random.nextLong(), random.nextLong()).toString();
	}

	private static String text(Random random) {
		return random.ints(20, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
	}

	private List<String> pooled(Class<?> owner) {
		return this.governor.properties("str")
			.stream()
			.filter(PropertyStats::pooled)
			.map((stats) -> stats.name().substring(owner.getName().length() + 1))
			.toList();
	}

	private PropertyStats property(Class<?> owner, String name) {
		return this.governor.properties("str")
			.stream()
			.filter((stats) -> stats.name().equals(owner.getName() + "." + name))
			.findFirst()
			.orElseThrow();
	}

	private static int instances(List<? extends @Nullable Object> values) {
		Set<@Nullable Object> instances = Collections.newSetFromMap(new IdentityHashMap<>());
		instances.addAll(values);
		return instances.size();
	}

	/** Columns that never repeat. */
	record Unique(String id, String latitude, String text) {
	}

	/** One column that repeats. */
	record Event(String id, String state, String text) {
	}

}
