package io.zexus.sample.query;

import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PoolStats;
import io.zexus.sample.data.Strike;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Query}, {@link Compiler} and {@link Machine}.
 */
class QueryTests {

	private final MemoryPoolManager pools = new MemoryPoolManager();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			originState = "Texas"                                                                | true
			originState = "texas"                                                                | false
			originState != "Texas"                                                               | false
			originState > "Ohio"                                                                 | true
			flightDate >= "1999-01-01" and flightDate < "2000-01-01"                             | true
			costTotal = 5000                                                                     | true
			costTotal > 4999 and costTotal >= 5000 and costTotal <= 5000 and costTotal < 5001    | true
			costTotal > 5000 or costTotal < 5000                                                 | false
			originState = "Texas" and wildlifeSpecies in ["Gull", "Hawk"] and costTotal > 1000   | true
			wildlifeSpecies not in ["Gull", "Hawk"]                                              | false
			not wildlifeSpecies in ["Owl"]                                                       | true
			costTotal in [1, -1, 5000]                                                           | true
			speed = null                                                                         | true
			speed != null                                                                        | false
			speed != 5                                                                           | true
			speed > -1 or speed <= -1                                                            | false
			speed in [0]                                                                         | false
			costTotal = 1 or costTotal = 2 or originState = "Texas"                              | true
			(costTotal = 1 or originState = "Texas") and speed != null                           | false
			costTotal = 1 or originState = "Texas" and speed != null                             | false
			not (costTotal = 1 and originState = "Texas")                                        | true
			""")
	void expressionHolds(String expression, boolean expected) {
		Strike strike = new Strike(null, null, null, "1999-10-19", null, "Texas", null, null, "Gull", null, 0, 0, 5000,
				null);
		assertThat(matches(expression, strike)).isEqualTo(expected);
		assertThat(outstandingLists()).isZero();
	}

	@Test
	void compilesToShortCircuitCode() {
		Expression expression = Parser.parse("originState = \"Texas\" and speed in [1, 1, 2]");
		assertThat(Compiler.compile(expression, this.pools)).hasToString("""
				0 LOAD_FIELD originState
				1 LOAD_CONST Texas
				2 EQ
				3 JUMP_IF_FALSE 10
				4 LOAD_FIELD speed
				5 LOAD_CONST 1
				6 LOAD_CONST 1
				7 LOAD_CONST 2
				8 BUILD_LIST 3
				9 IN
				""");
	}

	@Test
	void constantsAreThoseOfThePools() {
		String text = this.pools.getStr(new String("Texas"));
		Integer number = this.pools.getInt(123_456);
		assertThat(Compiler.compile(Parser.parse("originState = \"Texas\" and speed = 123456"), this.pools).constants())
			.satisfies((constant) -> assertThat(constant).isSameAs(text), org.assertj.core.api.Assertions.atIndex(0))
			.satisfies((constant) -> assertThat(constant).isSameAs(number), org.assertj.core.api.Assertions.atIndex(1));
	}

	@Test
	void runningLooksConstantsUpAndReusesLists() {
		Strike strike = strike("Ohio", 1);
		Query query = Query.compile("originState in [\"Texas\", \"Utah\"] or speed = 7", this.pools);
		long strings = gets(this.pools.strPool().stats());
		long numbers = gets(this.pools.intPool().stats());
		query.run(List.of(strike, strike, strike), 10);
		assertThat(gets(this.pools.strPool().stats()) - strings).isEqualTo(6);
		assertThat(gets(this.pools.intPool().stats()) - numbers).isEqualTo(3);
		PoolStats lists = this.pools.listPool().stats();
		assertThat(lists.hits() + lists.misses()).isEqualTo(3);
		assertThat(lists.allocations()).isEqualTo(1);
		assertThat(outstandingLists()).isZero();
	}

	@Test
	void listsGoBackWhenAStatementFails() {
		// Two lists built, then an addition to nothing: there is no such field.
		Program broken = new Program(new int[] { Opcode.LOAD_CONST.ordinal(), 0, Opcode.BUILD_LIST.ordinal(), 1,
				Opcode.LOAD_CONST.ordinal(), 0, Opcode.BUILD_LIST.ordinal(), 1, Opcode.LOAD_FIELD.ordinal(), 99 },
				List.of("a"), 5);
		Machine machine = new Machine(broken, this.pools);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> machine.test(strike("Ohio", 1)));
		assertThat(this.pools.listPool().stats().misses()).isEqualTo(2);
		assertThat(outstandingLists()).isZero();
		// The machine is as good as new.
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> machine.test(strike("Ohio", 1)));
		assertThat(this.pools.listPool().stats().hits()).isEqualTo(2);
		assertThat(outstandingLists()).isZero();
	}

	@Test
	void listLongerThanArePooledWorksAndIsNotRetained() {
		assertThat(matches("speed in [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]", strike("Ohio", 17))).isTrue();
		assertThat(this.pools.listPool().stats().poolSize()).isZero();
	}

	@Test
	void worksWithPoolsSwitchedOff() {
		this.pools.enablePool(MemoryPoolManager.STR, false);
		this.pools.enablePool(MemoryPoolManager.INT, false);
		this.pools.enablePool(MemoryPoolManager.LIST, false);
		assertThat(matches("originState in [\"Texas\"] and speed = 1000", strike("Texas", 1000))).isTrue();
	}

	@Test
	void limitBoundsWhatIsReturnedAndNotWhatIsCounted() {
		Query.Result result = Query.compile("speed < 4", this.pools)
			.run(List.of(strike("a", 1), strike("b", 2), strike("c", 3), strike("d", 4)), 2);
		assertThat(result.matched()).isEqualTo(3);
		assertThat(result.strikes()).extracting(Strike::originState).containsExactly("a", "b");
	}

	private boolean matches(String expression, Strike strike) {
		return Query.compile(expression, this.pools).run(List.of(strike), 1).matched() == 1;
	}

	private long outstandingLists() {
		PoolStats stats = this.pools.listPool().stats();
		return gets(stats) - stats.releases();
	}

	private static long gets(PoolStats stats) {
		return stats.hits() + stats.misses();
	}

	private static Strike strike(String state, int speed) {
		return new Strike(null, null, null, null, null, state, null, null, null, null, null, null, null, speed);
	}

}
