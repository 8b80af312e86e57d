import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SIGNATURES } from '../../actions/catalogue.ts';
import { invariant } from '../../contracts/invariant.ts';
import { checkDocument } from '../../language/check-document.ts';
import { largePlaybook } from '../../test/language/large-playbook.ts';
import { timed } from '../measure.ts';
import { row, type Row } from '../row.ts';

const STEPS = 200;
const WARM_UPS = 15;
const CHECKS = 25;
const PROCESSES = 5;

/** Check of a playbook of 200 steps: warm in this process, cold in fresh ones that read nothing before. */
export function benchCheck(): Promise<readonly Row[]> {
  const text = largePlaybook(STEPS);
  const world = { actions: SIGNATURES };
  const check = (): unknown => checkDocument(text, 'large-playbook.yaml', world);
  const { document } = checkDocument(text, 'large-playbook.yaml', world);
  invariant(document !== undefined, 'The large playbook checks clean');
  for (let count = 0; count < WARM_UPS; count++) check();
  const warm = Array.from({ length: CHECKS }, () => timed(check));
  const cold = Array.from({ length: PROCESSES }, checkOnce);
  return Promise.resolve([
    row('check.warm', warm, 'ms', { below: 50 }),
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

function checkOnce(): { readonly importMs: number; readonly checkMs: number } {
  const program = fileURLToPath(new URL('./check-once.js', import.meta.url));
  // The program prints these two figures.
  return JSON.parse(execFileSync(process.execPath, [program, String(STEPS)], { encoding: 'utf8' })) as {
    importMs: number;
    checkMs: number;
  };
}
