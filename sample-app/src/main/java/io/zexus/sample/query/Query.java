package io.zexus.sample.query;

import java.util.ArrayList;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.sample.data.Strike;

/**
 * A condition on strikes, compiled. This class is thread-safe.
 *
 * <pre>{@code
 * Query.compile("originState = \"Texas\" and costTotal > 1000", pools).run(strikes, 10);
 * }</pre>
 */
public final class Query {

	private final Program program;

	private final MemoryPoolManager pools;

	private Query(Program program, MemoryPoolManager pools) {
		this.program = program;
		this.pools = pools;
	}

	/**
	 * Compiles an expression.
	 * @param expression the expression
	 * @param pools where its constants and lists come from
	 * @return the query
	 * @throws QueryException when the expression is wrong
	 */
	public static Query compile(String expression, MemoryPoolManager pools) {
		return new Query(Compiler.compile(Parser.parse(expression), pools), pools);
	}

	/**
	 * Finds the strikes that satisfy the expression. O(strikes).
	 * @param strikes where to look
	 * @param limit most to return
	 * @return their number, and the first of them
	 */
	public Result run(List<Strike> strikes, int limit) {
		Machine machine = new Machine(this.program, this.pools);
		List<Strike> found = new ArrayList<>();
		int matched = 0;
		for (Strike strike : strikes) {
			if (machine.test(strike)) {
				matched++;
				if (found.size() < limit) {
					found.add(strike);
				}
			}
		}
		return new Result(matched, found);
	}

	/**
	 * What a query found.
	 *
	 * @param matched how many strikes satisfy the expression
	 * @param strikes the first of them
	 */
	public record Result(int matched, List<Strike> strikes) {
	}

}
