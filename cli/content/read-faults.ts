import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkFaults } from '../../language/faults/check-faults.ts';
import { printDiagnostic } from '../../language/print-diagnostic.ts';
import type { Estate } from '../../rehearsal/month/estate.ts';
import { faultsFrom, NO_FAULTS, type Faults } from '../../rehearsal/month/faults.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { text } from '../output/text.ts';

/** Upstreams that calls go to whatever the actions are. */
const ALWAYS = ['smtp', 'o365-management'];

/**
 * Reads a file of faults; without a name nothing goes wrong.
 *
 * @throws {CliProblem} there is no such file, or it has errors, which have been printed
 */
export function readFaults(cli: Cli, name: string | undefined, { actions, directory }: Estate): Faults {
  if (name === undefined) return NO_FAULTS;
  const written = textOf(cli, name);
  const upstreams = new Set([...ALWAYS, ...[...actions.values()].map(({ needs }) => needs.connection)]);
  const people = new Set([...directory.teams.values()].flatMap(({ members }) => members.map(({ id }): string => id)));
  const { diagnostics, faults } = checkFaults(written, name, { upstreams, people });
  if (faults !== undefined) return faultsFrom(faults);
  for (const diagnostic of diagnostics) {
    for (const line of printDiagnostic(diagnostic, written).split('\n')) cli.terminal.problem(text`${line}`);
  }
  throw new CliProblem(EXIT.usage, `Cannot rehearse with "${name}": it has errors`);
}

function textOf({ folder }: Cli, name: string): string {
  try {
    return readFileSync(resolve(folder, name), 'utf8');
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem)) throw problem;
    throw new CliProblem(EXIT.notFound, `Cannot read "${name}": there is no such file`, { code: 'no-such-path' });
  }
}
