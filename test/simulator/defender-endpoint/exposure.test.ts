import { expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';

interface Listing {
  readonly value: readonly Record<string, unknown>[];
}

test('counts of machines are those of the lists behind them', async () => {
  const { defender } = await aBench();
  const { value } = await jsonOf<Listing>(await defender("recommendations?$filter=status eq 'Active'"));
  expect(value).toHaveLength(4);
  for (const { id, exposedMachinesCount } of value) {
    const machines = await jsonOf<Listing>(await defender(`recommendations/${String(id)}/machineReferences`));
    expect(machines.value).toHaveLength(Number(exposedMachinesCount));
  }
});

test('weaknesses are listed, for one machine too, and each is found by its name', async () => {
  const { defender } = await aBench();
  const all = await jsonOf<Listing>(await defender('vulnerabilities'));
  expect(all.value).toHaveLength(25);
  const machines = await jsonOf<Listing>(await defender('machines?$top=60'));
  let counted = 0;
  for (const { id } of machines.value.slice(0, 60)) {
    if (counted > 0) break;
    const own = await jsonOf<Listing>(await defender(`machines/${String(id)}/vulnerabilities`));
    counted += own.value.length;
  }
  expect(counted).toBeGreaterThan(0);
  expect(await (await defender('vulnerabilities/CVE-1900-10001')).json()).toMatchObject({ name: 'CVE-1900-10001' });
});

test('work that was asked for is done, late or on time', async () => {
  const { defender, clock } = await aBench();
  const { value } = await jsonOf<Listing>(await defender('remediationtasks'));
  const isLate = (task: Record<string, unknown>): boolean =>
    task['status'] === 'Active' && Date.parse(String(task['dueOn'])) < clock.now;
  expect([value.length, value.filter(isLate).length]).toEqual([5, 1]);
  const done = await jsonOf<Listing>(await defender("remediationtasks?$filter=status eq 'Completed'"));
  expect(done.value.map((task) => task['fixedDevices'])).toEqual(done.value.map((task) => task['targetDevices']));
});

test.each(['vulnerabilities/none', 'machines/none/vulnerabilities', 'recommendations/none/machineReferences'])(
  '%s is not found',
  async (path) => {
    const { defender } = await aBench();
    expect((await defender(path)).status).toBe(404);
  },
);
