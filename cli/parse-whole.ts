import { InvalidArgumentError } from '@commander-js/extra-typings';

/** A whole number of an option. @throws {InvalidArgumentError} which the command line reports */
export function parseWhole(given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(given);
}
