import { InvalidArgumentError } from '@commander-js/extra-typings';

/** A day of an option, as midnight UTC. @throws {InvalidArgumentError} which the command line reports */
export function parseDate(given: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
  // Some days that do not exist are read as the first of the next month.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== given) {
    throw new InvalidArgumentError('It must be a day such as 2026-03-01.');
  }
  return at;
}
