package io.zexus.sample.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.sample.data.Strike;
import io.zexus.sample.query.Expression.And;
import io.zexus.sample.query.Expression.Comparison;
import io.zexus.sample.query.Expression.ListLiteral;
import io.zexus.sample.query.Expression.Membership;
import io.zexus.sample.query.Expression.Not;
import io.zexus.sample.query.Expression.Or;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the compiler and the machine with a walk over the tree, on random expressions.
 */
class QueryModelTests {

	private final Random random = new Random(42);

	private final MemoryPoolManager pools = new MemoryPoolManager(2, 2, 2);

	@Test
	void machineAgreesWithTheTree() {
		for (int i = 0; i < 5000; i++) {
			Expression expression = expression(4);
			Machine machine = new Machine(Compiler.compile(expression, this.pools), this.pools);
			for (int s = 0; s < 5; s++) {
				Strike strike = new Strike(null, null, null, null, null, text(), null, null, null, null, null, null,
						null, number());
				assertThat(machine.test(strike)).as("%s of %s", expression, strike)
					.isEqualTo(evaluate(expression, strike));
			}
		}
	}

	private Expression expression(int depth) {
		return switch (this.random.nextInt((depth > 0) ? 5 : 2)) {
			case 0 -> comparison();
			case 1 -> membership();
			case 2 -> new And(expression(depth - 1), expression(depth - 1));
			case 3 -> new Or(expression(depth - 1), expression(depth - 1));
			default -> new Not(expression(depth - 1));
		};
	}

	private Expression comparison() {
		Opcode[] operators = { Opcode.EQ, Opcode.NE, Opcode.LT, Opcode.LE, Opcode.GT, Opcode.GE };
		Opcode operator = operators[this.random.nextInt(operators.length)];
		return this.random.nextBoolean() ? new Comparison(Field.ORIGIN_STATE, operator, text())
				: new Comparison(Field.SPEED, operator, number());
	}

	private Expression membership() {
		List<Object> elements = new ArrayList<>();
		boolean text = this.random.nextBoolean();
		for (int i = this.random.nextInt(20); i >= 0; i--) {
			elements.add(text ? "s" + this.random.nextInt(40) : (Object) this.random.nextInt(40));
		}
		return new Membership(text ? Field.ORIGIN_STATE : Field.SPEED, new ListLiteral(elements));
	}

	private String text() {
		return (this.random.nextInt(5) == 0) ? null : "s" + this.random.nextInt(40);
	}

	private Integer number() {
		return (this.random.nextInt(5) == 0) ? null : this.random.nextInt(40);
	}

	private static boolean evaluate(Expression expression, Strike strike) {
		if (expression instanceof And and) {
			return evaluate(and.left(), strike) && evaluate(and.right(), strike);
		}
		if (expression instanceof Or or) {
			return evaluate(or.left(), strike) || evaluate(or.right(), strike);
		}
		if (expression instanceof Not not) {
			return !evaluate(not.operand(), strike);
		}
		if (expression instanceof Membership membership) {
			Object value = value(membership.field(), strike);
			return membership.list().elements().stream().anyMatch((element) -> element.equals(value));
		}
		return compare((Comparison) expression, strike);
	}

	@SuppressWarnings("unchecked")
	private static boolean compare(Comparison comparison, Strike strike) {
		Object left = value(comparison.field(), strike);
		Object right = comparison.value();
		if (comparison.operator() == Opcode.EQ || comparison.operator() == Opcode.NE) {
			return Objects.equals(left, right) == (comparison.operator() == Opcode.EQ);
		}
		if (left == null || right == null) {
			return false;
		}
		int order = ((Comparable<Object>) left).compareTo(right);
		return switch (comparison.operator()) {
			case LT -> order < 0;
			case LE -> order <= 0;
			case GT -> order > 0;
			default -> order >= 0;
		};
	}

	private static Object value(Field field, Strike strike) {
		return (field == Field.SPEED) ? strike.speed() : strike.originState();
	}

}
