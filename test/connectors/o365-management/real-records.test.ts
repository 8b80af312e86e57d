import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { decodeBlob } from '../../../connectors/o365-management/decode-blob.ts';
import { normaliseRecords, recordTypesOf } from '../../../connectors/o365-management/normalise.ts';
import { createO365Management } from '../../../connectors/o365-management/o365-management.ts';
import { planWindows } from '../../../connectors/o365-management/plan-windows.ts';
import { O365_EVENT_TYPES } from '../../../contracts/event.ts';
import type { SecurityEvent } from '../../../contracts/event.ts';
import type { TenantId } from '../../../contracts/ids.ts';
import { PUBLISHER_ID, tenantFromName } from '../../../simulator/demo/simulated-tenant.ts';
import { RECORD_TEMPLATES } from '../../../simulator/records/record-types.ts';
import type { JsonRecord } from '../../../simulator/records/record-types.ts';
import { startSimulator } from '../../../simulator/start-simulator.ts';
import type { EmitEvents } from '../../../simulator/control/control-types.ts';

const RECORDED = resolve(import.meta.dirname, '../../../../shared/fixtures/o365-management/records');
const MAIL_TYPES = recordTypesOf([
  'o365.threat_intelligence',
  'o365.url_click',
  'o365.atp_content',
  'o365.air_investigation',
]);

/** What came through simulator, connector and normaliser. */
interface Passage {
  readonly events: readonly SecurityEvent[];
  readonly poison: number;
  /** The same blobs, with only the types of our own wanted. */
  readonly wanted: number;
  readonly unwanted: number;
}

/** Records put into blobs of the simulator, fetched by the real connector, made events by the real normaliser. */
async function pass(records: EmitEvents['records']): Promise<Passage> {
  const tenant = tenantFromName('contoso');
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-records-'));
  const simulator = await startSimulator({ tenants: ['contoso'], seed: 1, folder });
  const feed = createO365Management({
    ...tenant,
    publisherId: PUBLISHER_ID,
    authority: simulator.urls.token,
    root: simulator.urls.management,
  });
  try {
    await feed.startSubscription('Audit.General');
    await simulator.control.emit({ tenant: 'contoso', records, blobs: 3, shuffle: true });
    const [window] = planWindows(null, Date.now() + 2_000).windows;
    const listing = window === undefined ? undefined : await feed.listContent('Audit.General', window);
    if (listing?.status !== 'listed') expect.fail('Nothing was listed');
    const totals = { events: [] as SecurityEvent[], poison: 0, wanted: 0, unwanted: 0 };
    for (const content of listing.contents) {
      const blob = await feed.fetchBlob(content, 'all');
      const some = await feed.fetchBlob(content, MAIL_TYPES);
      if (blob.status !== 'fetched' || some.status !== 'fetched') expect.fail('A blob is gone');
      const { events, poison } = normaliseRecords('contoso' as TenantId, blob.records);
      totals.events.push(...events);
      totals.poison += poison.length + blob.malformed.length;
      totals.wanted += some.records.length;
      totals.unwanted += some.unwanted;
    }
    return totals;
  } finally {
    await feed.close();
    await simulator.stop();
    rmSync(folder, { recursive: true });
  }
}

function countsOf(events: readonly SecurityEvent[]): Record<string, number> {
  return Object.fromEntries(
    O365_EVENT_TYPES.map((type) => [type, events.filter((event) => event.type === type).length]),
  );
}

function recordedRecords(): readonly JsonRecord[] {
  return readdirSync(RECORDED)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(RECORDED, name), 'utf8')) as JsonRecord | readonly JsonRecord[]);
}

const isRecorded = existsSync(RECORDED);

test(`every ${isRecorded ? 'recorded' : 'synthetic (the recorded ones are not on this machine)'} record passes from the feed to an event, counted by type`, async () => {
  if (!isRecorded) return expectSynthetic();
  const records = recordedRecords();
  const { events, poison, wanted, unwanted } = await pass(records.map((raw) => ({ raw })));
  expect(countsOf(events)).toEqual({
    'o365.threat_intelligence': 2,
    'o365.url_click': 0,
    'o365.atp_content': 1,
    'o365.air_investigation': 2,
    'o365.audit': 21,
  });
  expect([events.length, poison, wanted, unwanted]).toEqual([26, 0, 5, 21]);
  const raws = new Set(events.map(({ raw }) => JSON.stringify(raw)));
  expect(records.every((record) => raws.has(JSON.stringify(record)))).toBe(true);
});

test('every synthetic record, traps included, passes from the feed to an event, counted by type', expectSynthetic);

async function expectSynthetic(): Promise<void> {
  const { events, poison, wanted, unwanted } = await pass(RECORD_TEMPLATES.map((template) => ({ template })));
  expect(countsOf(events)).toEqual({
    'o365.threat_intelligence': 2,
    'o365.url_click': 2,
    'o365.atp_content': 2,
    'o365.air_investigation': 2,
    'o365.audit': 2,
  });
  expect([poison, wanted, unwanted]).toEqual([0, 8, 2]);
}

test('a blob decodes the same whether its records are cut or parsed', () => {
  const records = isRecorded
    ? recordedRecords()
    : [
        { Id: 'a', RecordType: 28 },
        { Id: 'b', RecordType: 6 },
      ];
  const bytes = Buffer.from(JSON.stringify(records));
  const types = MAIL_TYPES === 'all' ? new Set<number>() : MAIL_TYPES;
  const expected = records.filter((record) => types.has(Number(record['RecordType'])));
  expect(decodeBlob(bytes, MAIL_TYPES).records).toEqual(expected);
});
