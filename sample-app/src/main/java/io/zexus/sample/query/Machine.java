package io.zexus.sample.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.pool.PooledList;
import io.zexus.sample.data.Strike;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program on one strike after the other. Not thread-safe: each query has its own.
 */
final class Machine {

	private final Program program;

	private final MemoryPoolManager pools;

	private final @Nullable Object[] stack;

	private final List<PooledList<Object>> acquired = new ArrayList<>();

	private int top;

	Machine(Program program, MemoryPoolManager pools) {
		this.program = program;
		this.pools = pools;
		this.stack = new @Nullable Object[program.stackSize()];
	}

	/**
	 * Runs the program. The lists it built go back to their pool, also when it fails.
	 * @param strike the strike
	 * @return what the program leaves on the stack
	 */
	boolean test(Strike strike) {
		this.top = 0;
		try {
			int[] code = this.program.code();
			int next = 0;
			while (next < code.length) {
				next = execute(Opcode.of(code[next]), code[next + 1], next + 2, strike);
			}
			return (boolean) Objects.requireNonNull(pop());
		}
		finally {
			this.acquired.forEach(this.pools::releaseList);
			this.acquired.clear();
		}
	}

	private int execute(Opcode opcode, int operand, int next, Strike strike) {
		switch (opcode) {
			case LOAD_FIELD -> push(Field.values()[operand].of(strike));
			case LOAD_CONST -> push(constant(operand));
			case BUILD_LIST -> push(list(operand));
			case EQ -> push(Objects.equals(pop(), pop()));
			case NE -> push(!Objects.equals(pop(), pop()));
			case LT, LE, GT, GE -> push(inOrder(opcode));
			case IN -> push(((List<?>) Objects.requireNonNull(pop())).contains(pop()));
			case NOT -> push(!(boolean) Objects.requireNonNull(pop()));
			case JUMP_IF_FALSE, JUMP_IF_TRUE -> {
				if ((boolean) Objects.requireNonNull(this.stack[this.top - 1]) == (opcode == Opcode.JUMP_IF_TRUE)) {
					return operand * 2;
				}
				pop();
			}
		}
		return next;
	}

	private @Nullable Object constant(int index) {
		Object value = this.program.constants().get(index);
		if (value instanceof String text) {
			return this.pools.getStr(text);
		}
		return (value instanceof Integer number) ? this.pools.getInt(number) : value;
	}

	private List<@Nullable Object> list(int size) {
		PooledList<Object> list = this.pools.acquireList(size);
		this.acquired.add(list);
		for (int i = size - 1; i >= 0; i--) {
			list.set(i, pop());
		}
		return list;
	}

	@SuppressWarnings("unchecked")
	private boolean inOrder(Opcode opcode) {
		Object right = pop();
		Object left = pop();
		if (left == null || right == null) {
			// Nothing is known, so nothing is before or after it.
			return false;
		}
		int order = ((Comparable<Object>) left).compareTo(right);
		return switch (opcode) {
			case LT -> order < 0;
			case LE -> order <= 0;
			case GT -> order > 0;
			default -> order >= 0;
		};
	}

	private void push(@Nullable Object value) {
		this.stack[this.top++] = value;
	}

	private @Nullable Object pop() {
		return this.stack[--this.top];
	}

}
