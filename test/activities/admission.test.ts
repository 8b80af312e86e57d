import { expect, test } from 'vitest';
import { createAdmission, COUNT_TTL_MS, type AdmissionClock } from '../../activities/admission.ts';
import type { TenantId } from '../../contracts/ids.ts';

const CONTOSO = 'contoso' as TenantId;
const FABRIKAM = 'fabrikam' as TenantId;

function aClock(): AdmissionClock & { slept: number } {
  let at = 0;
  return {
    slept: 0,
    now: () => at,
    sleep(ms) {
      at += ms;
      this.slept += ms;
      return Promise.resolve();
    },
  };
}

test('a tenant at its limit of open runs must wait, one below it need not', async () => {
  const admission = createAdmission({ openRuns: 2, startsPerSecond: 20 }, aClock());
  expect(await admission.admit(CONTOSO, () => Promise.resolve(1))).toBe(true);
  expect(await admission.admit(CONTOSO, () => Promise.resolve(1))).toBe(false);
});

test('the open runs are counted again after five seconds', async () => {
  const clock = aClock();
  const admission = createAdmission({ openRuns: 1, startsPerSecond: 20 }, clock);
  expect(await admission.admit(CONTOSO, () => Promise.resolve(0))).toBe(true);
  await clock.sleep(COUNT_TTL_MS - 1);
  expect(await admission.admit(CONTOSO, () => Promise.resolve(0))).toBe(false);
  await clock.sleep(1);
  expect(await admission.admit(CONTOSO, () => Promise.resolve(0))).toBe(true);
});

test('60 starts at 20 a second take two seconds beyond the first second that was saved up', async () => {
  const clock = aClock();
  const admission = createAdmission({ openRuns: 1_000, startsPerSecond: 20 }, clock);
  for (let start = 0; start < 60; start++) await admission.admit(CONTOSO, () => Promise.resolve(0));
  expect(clock.slept).toBe(2_000);
});

test('the storm of one tenant does not hold up another', async () => {
  const clock = aClock();
  const admission = createAdmission({ openRuns: 1, startsPerSecond: 1 }, clock);
  await admission.admit(CONTOSO, () => Promise.resolve(0));
  expect(await admission.admit(CONTOSO, () => Promise.resolve(0))).toBe(false);
  expect(await admission.admit(FABRIKAM, () => Promise.resolve(0))).toBe(true);
});
