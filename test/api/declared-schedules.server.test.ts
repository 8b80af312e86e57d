import { expect, test } from 'vitest';
import { declaredSchedules } from '../../api/declared-schedules.ts';
import { withLedger } from '../ledger/with-ledger.ts';
import { aPlan, CONTOSO, NIGHTLY, publish, SOC } from './a-soc.ts';

const ledger = withLedger();
const MORNING = Date.UTC(2026, 10, 21, 9);

test('a schedule says in words when it fires, and next in UTC, summer time considered', async () => {
  await publish(ledger.db, NIGHTLY);
  const source = declaredSchedules({ db: ledger.db, directory: SOC });
  expect(await source.list([CONTOSO], MORNING)).toEqual([
    {
      tenant: 'contoso',
      playbook: 'nightly',
      schedule: 'schedule-1',
      when: 'every day at 07:00',
      timezone: 'Europe/Berlin',
      next: '2026-11-22T06:00:00.000Z',
    },
  ]);
});

test('a schedule that cannot be understood is listed without a next time', async () => {
  await publish(
    ledger.db,
    aPlan('nightly', {
      triggers: NIGHTLY.triggers.map((one) => ({ ...one, when: { cron: 'nonsense' } }) as typeof one),
    }),
  );
  const [schedule] = await declaredSchedules({ db: ledger.db, directory: SOC }).list([CONTOSO], MORNING);
  expect(schedule).toMatchObject({ when: 'cron nonsense', next: null });
});
