import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SIGNATURES } from '../../actions/catalogue.ts';
import { invariant } from '../../contracts/invariant.ts';
import { checkDocument, type Checked } from '../../language/check-document.ts';
import { largePlaybook } from '../../test/language/large-playbook.ts';
import { timed } from '../measure.ts';
import { row, type Row } from '../row.ts';

const STEPS = 200;
/** About 120 KB: near the most that a document may have. */
const MANY_STEPS = 400;
const WARM_UPS = 15;
const CHECKS = 25;
const PROCESSES = 5;

/** Check of playbooks of 200 and 400 steps: warm in this process, cold in fresh ones that read nothing before. */
export function benchCheck(): Promise<readonly Row[]> {
  const warm = checkWarm(STEPS);
  const large = checkWarm(MANY_STEPS);
  const cold = Array.from({ length: PROCESSES }, checkOnce);
  return Promise.resolve([
    row('check.warm', warm, 'ms', { below: 50 }),
    row('check.large', large, 'ms', { below: 150 }),
    row(
      'check.cold',
      cold.map(({ checkMs }) => checkMs),
      'ms',
    ),
    row(
      'check.import',
      cold.map(({ importMs }) => importMs),
      'ms',
    ),
  ]);
}

function checkWarm(steps: number): readonly number[] {
  const text = largePlaybook(steps);
  const world = { actions: SIGNATURES };
  const check = (): Checked => checkDocument(text, 'large-playbook.yaml', world);
  invariant(check().document !== undefined, 'The large playbook checks clean');
  for (let count = 0; count < WARM_UPS; count++) check();
  return Array.from({ length: CHECKS }, () => timed(check));
}

function checkOnce(): { readonly importMs: number; readonly checkMs: number } {
  const program = fileURLToPath(new URL('./check-once.js', import.meta.url));
  // The program prints these two figures.
  return JSON.parse(execFileSync(process.execPath, [program, String(STEPS)], { encoding: 'utf8' })) as {
    importMs: number;
    checkMs: number;
  };
}
