package io.zexus.sample.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.sample.query.Expression.And;
import io.zexus.sample.query.Expression.Comparison;
import io.zexus.sample.query.Expression.Membership;
import io.zexus.sample.query.Expression.Not;
import io.zexus.sample.query.Expression.Or;
import org.jspecify.annotations.Nullable;

/**
 * Turns the tree of an expression into bytecode that leaves one truth on the stack. Its
 * constants are those of the pools: a value that the records hold as well is not kept a
 * second time, and comparing it with them mostly ends at "the same object".
 */
final class Compiler {

	private final MemoryPoolManager pools;

	private final List<@Nullable Object> constants = new ArrayList<>();

	private int[] code = new int[32];

	private int length;

	private int stack;

	private int maxStack;

	private Compiler(MemoryPoolManager pools) {
		this.pools = pools;
	}

	static Program compile(Expression expression, MemoryPoolManager pools) {
		Compiler compiler = new Compiler(pools);
		compiler.visit(expression);
		return new Program(Arrays.copyOf(compiler.code, compiler.length), compiler.constants, compiler.maxStack);
	}

	private void visit(Expression expression) {
		if (expression instanceof Comparison comparison) {
			emit(Opcode.LOAD_FIELD, comparison.field().ordinal(), 1);
			constant(comparison.value());
			emit(comparison.operator(), 0, -1);
		}
		else if (expression instanceof Membership membership) {
			emit(Opcode.LOAD_FIELD, membership.field().ordinal(), 1);
			List<Object> elements = membership.list().elements();
			elements.forEach(this::constant);
			emit(Opcode.BUILD_LIST, elements.size(), 1 - elements.size());
			emit(Opcode.IN, 0, -1);
		}
		else if (expression instanceof And and) {
			shortCut(and.left(), Opcode.JUMP_IF_FALSE, and.right());
		}
		else if (expression instanceof Or or) {
			shortCut(or.left(), Opcode.JUMP_IF_TRUE, or.right());
		}
		else if (expression instanceof Not not) {
			visit(not.operand());
			emit(Opcode.NOT, 0, 0);
		}
	}

	/**
	 * The truth on the left is the result where it decides; else it is dropped for the
	 * one on the right.
	 */
	private void shortCut(Expression left, Opcode jump, Expression right) {
		visit(left);
		emit(jump, 0, -1);
		int target = this.length - 1;
		visit(right);
		this.code[target] = this.length / 2;
	}

	private void constant(@Nullable Object value) {
		Object canonical = value;
		if (value instanceof String text) {
			canonical = this.pools.getStr(text);
		}
		else if (value instanceof Integer number) {
			canonical = this.pools.getInt(number);
		}
		int index = this.constants.indexOf(canonical);
		if (index < 0) {
			index = this.constants.size();
			this.constants.add(canonical);
		}
		emit(Opcode.LOAD_CONST, index, 1);
	}

	private void emit(Opcode opcode, int operand, int stackChange) {
		if (this.length == this.code.length) {
			this.code = Arrays.copyOf(this.code, this.length * 2);
		}
		this.code[this.length++] = opcode.ordinal();
		this.code[this.length++] = operand;
		this.stack += stackChange;
		this.maxStack = Math.max(this.maxStack, this.stack);
	}

}
