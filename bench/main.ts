import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { lazyEstate } from './estate/estate.ts';
import { tableOf } from './print-table.ts';
import type { Row } from './row.ts';
import { PARTS } from './rows/parts.ts';

// The benchmarks, part by part, each bounded in time. Prints a table; a missed goal is a line of it and no failure.

const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', multiple: true } },
});
const wanted = values.only ?? Object.keys(PARTS);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`Cannot run "${unknown.join('", "')}": the parts are ${Object.keys(PARTS).join(', ')}`);
  process.exitCode = 1;
} else {
  process.exitCode = await runParts(wanted);
}

async function runParts(names: readonly string[]): Promise<number> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const estate = lazyEstate();
  const rows: Row[] = [];
  let failures = 0;
  try {
    for (const name of names) {
      const startedAt = performance.now();
      console.log(`  … ${name}`);
      try {
        rows.push(...((await PARTS[name]?.(estate)) ?? []));
        console.log(`  ✓ ${name} (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
      } catch (error) {
        failures += 1;
        console.error(`  ✗ ${name}:`, error);
      }
    }
  } finally {
    await estate.stop();
  }
  console.log(['', ...tableOf(rows), ''].join('\n'));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows.map(written), null, 2)}\n`);
  return failures === 0 ? 0 : 1;
}

function written({ name, value, unit, goal, met }: Row): Omit<Row, 'remark'> {
  return { name, value, unit, goal, met };
}
