package io.zexus.sample.query;

/**
 * What the stack machine can do. Most take their operands from the stack; the instruction
 * itself carries one number, of which each says what it means.
 */
enum Opcode {

	/** Pushes the value of the field with this number. */
	LOAD_FIELD,

	/** Pushes the constant with this number. */
	LOAD_CONST,

	/** Pops this many values and pushes a list of them, from the pool. */
	BUILD_LIST,

	/** Pops two values and pushes whether they are equal. */
	EQ,

	/** Pops two values and pushes whether they differ. */
	NE,

	/** Pops two values and pushes whether the lower one is less. */
	LT,

	/** Pops two values and pushes whether the lower one is less or equal. */
	LE,

	/** Pops two values and pushes whether the lower one is greater. */
	GT,

	/** Pops two values and pushes whether the lower one is greater or equal. */
	GE,

	/** Pops a list and a value and pushes whether the one contains the other. */
	IN,

	/** Pops a truth and pushes its opposite. */
	NOT,

	/** Jumps to this instruction when the top is false, else pops it. */
	JUMP_IF_FALSE,

	/** Jumps to this instruction when the top is true, else pops it. */
	JUMP_IF_TRUE;

	/** Opcodes by number. */
	private static final Opcode[] VALUES = values();

	static Opcode of(int code) {
		return VALUES[code];
	}

}
