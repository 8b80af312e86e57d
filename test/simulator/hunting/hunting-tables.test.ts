import { expect, test } from 'vitest';
import { huntingTables } from '../../../simulator/hunting/hunting-tables.ts';
import { anEstate, at } from '../estate/estate-support.ts';

test('each row of each table has the columns that the table names, in their order', () => {
  const estate = anEstate();
  const user = at(estate.list('user'), 7);
  const message = at(estate.list('message'), 0);
  estate.put('message', { ...message, location: 'quarantine' });
  estate.put('signIn', {
    id: 'one',
    at: '2026-11-20T11:00:00.000Z',
    userId: user.id,
    ipAddress: '198.51.100.20',
    country: 'DE',
    application: 'Microsoft 365',
    isSuccess: true,
    errorCode: 0,
  });
  for (const [name, { columns, rows }] of Object.entries(huntingTables(estate))) {
    expect(rows().length, name).toBeGreaterThan(0);
    for (const row of rows()) expect(Object.keys(row), name).toEqual(Object.keys(columns));
  }
});

test('an isolated and restricted machine shows so, and any other shows nothing', () => {
  const estate = anEstate();
  estate.put('device', { ...at(estate.list('device'), 5), isIsolated: true, isRestricted: true });
  const states =
    huntingTables(estate)
      ['DeviceInfo']?.rows()
      .map((row) => row['MitigationStatus']) ?? [];
  expect(states.filter((state) => state !== '')).toEqual(['{"Isolated":"true","CodeExecutionRestricted":"true"}']);
});

test('a mail that was moved lies elsewhere now, and is among those dealt with after delivery', () => {
  const estate = anEstate();
  const message = at(estate.list('message'), 0);
  estate.put('message', { ...message, location: 'quarantine' });
  const tables = huntingTables(estate);
  expect(tables['EmailEvents']?.rows()[0]).toMatchObject({
    DeliveryLocation: 'Inbox/folder',
    LatestDeliveryLocation: 'Quarantine',
    ThreatTypes: 'Phish',
  });
  expect(tables['EmailPostDeliveryEvents']?.rows()).toMatchObject([{ ReportId: message.id }]);
});
