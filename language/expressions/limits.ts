/** Characters of one expression, at most. */
export const SOURCE_LENGTH_MAX = 2_000;

/** Nesting of brackets, calls, fields and conditionals in one expression, at most. */
export const NESTING_MAX = 40;

/** Parts (names, literals, operators, calls) of one expression, at most. */
export const NODES_MAX = 1_000;

/** How deep `map`, `filter`, `all`, `exists` and `exists_one` may lie in each other. */
export const LOOP_NESTING_MAX = 2;

/** Items of a list that an expression builds, searches or goes through, at most. `size` and `[i]` take any. */
export const LIST_LENGTH_MAX = 10_000;

/** Characters of a text that an expression builds, at most. */
export const TEXT_LENGTH_MAX = 262_144;

/** UTF-8 bytes of a result as canonical JSON, at most. */
export const RESULT_BYTES_MAX = 65_536;

/** Nesting of a value that is compared or handed out, at most. */
export const VALUE_DEPTH_MAX = 100;

/** Characters of a pattern of `matches`, at most. */
export const PATTERN_LENGTH_MAX = 500;

/** Instructions of a compiled pattern, at most: counted repetitions multiply. */
export const PATTERN_SIZE_MAX = 2_000;

/**
 * Units of work of one evaluation, at most: one for each part evaluated, more for what grows with its operands.
 * Measured at 20 to 80 nanoseconds each, so that nothing lasts longer than 100 ms. The same work always costs the same,
 * whatever is cached, because a replay must come to the same end.
 */
export const COST_MAX = 1_000_000;

/** Expressions kept compiled. */
export const COMPILED_MAX = 5_000;

/** Sources kept parsed: several rules look at each expression of a playbook. */
export const PARSED_MAX = 2_000;
