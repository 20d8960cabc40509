package io.zexus.sample.doors;

import java.util.List;

import io.zexus.pool.Pooled;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which operators met animals in a state, from the cache.
 */
class Operators {

	private final JdbcClient jdbc;

	Operators(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@SuppressWarnings("NullAway") // no row is null
	@Cacheable("operators")
	public List<Operator> in(String state) {
		return this.jdbc
			.sql("select operator, count(*) as strikes from strike_row where origin_state = ? group by operator")
			.param(state)
			.query(Operator.class)
			.list();
	}

	/**
	 * One of them. The same few operate in most states.
	 *
	 * @param operator its name
	 * @param strikes how often it met one there
	 */
	record Operator(@Pooled String operator, long strikes) {
	}

}
