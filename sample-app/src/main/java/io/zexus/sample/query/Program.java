package io.zexus.sample.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A compiled expression: instructions of two numbers each, opcode and operand, and the
 * constants they refer to.
 *
 * @param code the instructions
 * @param constants strings, integers and null
 * @param stackSize most values on the stack at a time
 */
record Program(int[] code, List<@Nullable Object> constants, int stackSize) {

	/**
	 * Returns the program in readable form, one instruction a line.
	 */
	@Override
	public String toString() {
		StringBuilder listing = new StringBuilder();
		for (int i = 0; i < this.code.length; i += 2) {
			Opcode opcode = Opcode.of(this.code[i]);
			int operand = this.code[i + 1];
			listing.append(i / 2).append(' ').append(opcode);
			switch (opcode) {
				case LOAD_FIELD -> listing.append(' ').append(Field.values()[operand]);
				case LOAD_CONST -> listing.append(' ').append(this.constants.get(operand));
				case BUILD_LIST, JUMP_IF_FALSE, JUMP_IF_TRUE -> listing.append(' ').append(operand);
				default -> {
				}
			}
			listing.append('\n');
		}
		return listing.toString();
	}

}
