import { InvalidArgumentError } from '@commander-js/extra-typings';
import { parseWhole } from './parse-whole.ts';

/** A whole percentage of an option, 0 to 100. @throws {InvalidArgumentError} which the command line reports */
export function parsePercent(given: string): number {
  const percent = parseWhole(given);
  if (percent > 100) throw new InvalidArgumentError('It must be a whole number from 0 to 100.');
  return percent;
}
