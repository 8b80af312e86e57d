import { expect, test } from 'vitest';
import { checkDocument } from '../../language/check-document.ts';
import { SPEC_WORLD } from '../spec/actions.ts';
import { HOSTILE } from './hostile-playbooks.ts';
import { run } from './plans.ts';

/** Of the process, in milliseconds: however busy the machine is. */
const CPU_MS_MAX = 1_000;

async function cpuMsOf(body: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await body();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

test.each(HOSTILE)(
  '$what: refused or failed by name, within a second',
  async ({ text, refused, fails, cpuMsMax = CPU_MS_MAX }) => {
    const cpuMs = await cpuMsOf(async () => {
      const { document, diagnostics } = checkDocument(text, 'hostile.yaml', SPEC_WORLD);
      const codes = diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
      if (refused !== undefined) {
        expect(codes).toContain(refused);
        return;
      }
      if (document?.kind !== 'Playbook') throw new TypeError(`It is refused: ${codes.join(', ')}`);
      const { end } = await run(document.plan);
      expect(end.failure?.code).toBe(fails);
    });
    expect(cpuMs).toBeLessThan(cpuMsMax);
  },
);
