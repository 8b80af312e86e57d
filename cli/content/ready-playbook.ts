import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CasesView } from '../../api/contract.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { CliProblem } from '../cli-problem.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-codes.ts';
import { checkFiles, type CheckedFile } from './check-files.ts';
import { onlyPlaybook } from './only-playbook.ts';
import { type CasesReport, runCases } from './run-cases.ts';

/** A playbook that may be published: it has no errors, its cases pass and see every outcome. */
export interface ReadyPlaybook {
  readonly plan: Plan;
  readonly text: string;
  readonly cases: CasesView;
}

/** Checks a playbook and rehearses its cases. @throws {CliProblem} what keeps it from being published */
export async function readyPlaybook(cli: Cli, path: string): Promise<ReadyPlaybook> {
  const checked = checkFiles(cli, withCases(cli, path));
  const { document, text } = onlyPlaybook(checked.files, { isPath: true, asked: path, doing: 'publish' });
  const broken = checked.files.filter(hasErrors);
  if (broken.length > 0) {
    throw notReady(document.plan.name, `these files have errors: ${broken.map(({ file }) => file).join(', ')}`, {
      hint: `See all of them: watchbill check ${path}`,
    });
  }
  const report = await runCases(checked, { now: () => performance.now() });
  return { plan: document.plan, text, cases: requireGreen(document.plan.name, report) };
}

/** The cases of a playbook lie beside its file. */
function withCases(cli: Cli, path: string): string {
  const file = resolve(cli.folder, path);
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  return isFile && existsSync(join(dirname(file), 'cases')) ? dirname(file) : path;
}

function hasErrors({ diagnostics }: CheckedFile): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

function requireGreen(name: string, report: CasesReport): CasesView {
  const cases = report.cases.filter(({ playbook }) => playbook === name);
  const red = cases.filter(({ passed }) => !passed);
  const hint = 'See what is missing: watchbill test --coverage';
  if (red.length > 0)
    throw notReady(name, `these cases fail: ${red.map(({ title }) => `"${title}"`).join(', ')}`, { hint });
  const coverage = report.coverage.find(({ playbook }) => playbook === name);
  if (coverage === undefined || cases.length === 0) throw notReady(name, 'it has no cases', { hint });
  const { steps, branches, outcomes } = coverage;
  if (outcomes.missing.length > 0) {
    throw notReady(name, `no case ends with the outcome ${outcomes.missing.join(', ')}`, { hint });
  }
  const counts = ({ covered, total }: CasesView['steps']) => ({ covered, total });
  return {
    passed: cases.length,
    failed: 0,
    steps: counts(steps),
    branches: counts(branches),
    outcomes: counts(outcomes),
  };
}

function notReady(name: string, because: string, { hint }: { readonly hint: string }): CliProblem {
  return new CliProblem(EXIT.failed, `Cannot publish playbook "${name}" because ${because}`, {
    code: 'not-ready',
    hint,
  });
}
