import type { PlaybookDetailView } from '../api/contract.ts';
import { CliProblem } from './cli-problem.ts';
import { EXIT } from './exit-codes.ts';

type Inputs = PlaybookDetailView['inputs'];

/**
 * Reads `name=value` by the type of the input: text stays text, everything else is JSON. Whether it fits is for the
 * server to say.
 */
export function parseInputs(given: readonly string[], inputs: Inputs): Record<string, unknown> {
  return Object.fromEntries(given.map((one) => parseInput(one, inputs)));
}

function parseInput(given: string, inputs: Inputs): readonly [string, unknown] {
  const at = given.indexOf('=');
  if (at < 1) {
    throw new CliProblem(EXIT.usage, `Cannot read input ${JSON.stringify(given)}: it is not of the form name=value`);
  }
  const name = given.slice(0, at);
  const value = given.slice(at + 1);
  const type = inputs.find((input) => input.name === name)?.schema['type'];
  return [name, type === undefined || type === 'string' ? value : parseJson(name, value)];
}

function parseJson(name: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new CliProblem(
      EXIT.usage,
      `Cannot read input "${name}" because it is no text: ${JSON.stringify(value)} is not JSON`,
    );
  }
}
