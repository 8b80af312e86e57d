import { FUNCTIONS, MACROS } from '../../language/expressions/functions/function-library.ts';

/** The functions of the expression language as the table of docs/language.md. */
export function functionTable(): string {
  const rows = [...FUNCTIONS, ...MACROS].map(
    ({ signature, meaning, example }) =>
      `| \`${signature}\` | ${meaning} | \`${example.expression.replaceAll('|', '\\|')}\` → \`${JSON.stringify(example.result)}\` |`,
  );
  return ['| Function | Meaning | Example |', '| --- | --- | --- |', ...rows].join('\n');
}
