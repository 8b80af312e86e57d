import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseRecords, recordTypesOf } from '../../../connectors/o365-management/normalise.ts';
import { eventScope } from '../../../contracts/event.ts';
import type { SecurityEvent } from '../../../contracts/event.ts';
import type { TenantId } from '../../../contracts/ids.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import { EVENT_SCHEMAS } from '../../../language/types/event-types.ts';
import { aClickRecord, aFileRecord, aMailRecord, anAuditRecord, anInvestigationRecord } from './records.ts';

const TENANT = 'contoso' as TenantId;
const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (instance: Ajv) => void)(ajv);

function normalise(record: JsonObject): SecurityEvent {
  const { events, poison } = normaliseRecords(TENANT, [record]);
  const [event] = events;
  if (event === undefined) expect.fail(`It was refused: ${poison[0]?.reason}`);
  const check = ajv.compile(EVENT_SCHEMAS[event.type]);
  expect(check(eventScope(event)), JSON.stringify(check.errors)).toBe(true);
  return event;
}

describe('an event', () => {
  test('of a mail has typed fields and the record as it came', () => {
    const record = aMailRecord();
    const event = normalise(record);
    expect(event).toMatchObject({
      tenant: 'contoso',
      source: 'o365-management',
      id: 'mail-1',
      type: 'o365.threat_intelligence',
      occurredAt: '2026-07-08T09:10:19.000Z',
    });
    expect(event.fields).toMatchObject({
      sender: 'director@example.net',
      envelope_sender: 'bounce@example.net',
      recipients: ['user@contoso.example'],
      threats: ['Malware: [File detonation]'],
      policy: 'SafeAttachements',
      message_time: '2026-07-08T09:07:47.000Z',
      attachments: [
        {
          file_name: 'invoice.pdf.exe',
          file_type: 'exe;zip',
          file_verdict: 'Bad',
          malware_family: 'Trojan_Gen',
          sha256: 'ab',
        },
      ],
      authentication: [{ name: 'SPF', value: 'Pass' }],
    });
    expect(event.raw).toBe(record);
  });

  test('of a click, a file and an investigation has its own fields', () => {
    expect(normalise(aClickRecord()).fields).toMatchObject({
      url: 'https://bad.example/',
      action: 'Blockpage',
      user_ip: '192.0.2.9',
      time_of_click: '2026-07-07T09:33:33.000Z',
    });
    expect(normalise(aFileRecord()).fields).toMatchObject({
      file: { name: 'file.exe', size: 9_670_017, verdict: 'Bad' },
      source_workload: 'OneDrive',
    });
    expect(normalise(anInvestigationRecord()).fields).toMatchObject({
      ended_at: null,
      running_seconds: 931,
      actions: [{ ActionType: 'EmailRemediation', Entities: [{ Type: 'mailbox' }, { Type: 'mailbox' }] }],
      data: { Version: '3.0', Severity: 'Informational' },
    });
  });

  test('of any other record is an audit event with the common fields', () => {
    const event = normalise(anAuditRecord());
    expect(event.type).toBe('o365.audit');
    expect(event.fields).toEqual({
      operation: 'New-InboxRule',
      workload: 'Exchange',
      record_type: 1,
      organization_id: '11111111-2222-4333-8444-555555555555',
      user_id: 'user@contoso.example',
      client_ip: '192.0.2.1',
      user_type: 2,
      object_id: 'user\\rule',
      result_status: 'True',
    });
    expect(normalise({ Id: 'x', CreationTime: '2026-01-01T00:00:00Z' }).fields['record_type']).toBe(-1);
  });

  test('F20: fits its schema with any member missing, in other letters, as a number, as text or null', () => {
    const records = [aMailRecord(), aClickRecord(), aFileRecord(), anInvestigationRecord(), anAuditRecord()];
    for (const record of records) {
      for (const name of Object.keys(record).filter((key) => key !== 'Id' && key !== 'CreationTime')) {
        const { [name]: value, ...without } = record;
        for (const changed of [
          {},
          { [name.toUpperCase()]: value ?? null },
          { [name]: 7 },
          { [name]: 'text' },
          { [name]: null },
          { [name]: [null, 1] },
          { [name]: { a: {} } },
        ]) {
          normalise({ ...without, ...changed });
        }
      }
    }
  });

  test('F20: never fails to come or to be told poison, whatever the record holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(28, 41, 47, 64, '28', 1),
        (record, type) => {
          const raw = { Id: 'x', CreationTime: '2026-01-01T00:00:00', RecordType: type, ...(record as JsonObject) };
          const { events, poison } = normaliseRecords(TENANT, [raw]);
          expect(events.length + poison.length).toBe(1);
        },
      ),
    );
  });
});

describe('a record', () => {
  test.each([
    ['no Id', { Id: null }, /no Id/],
    ['an empty Id', { Id: '' }, /no Id/],
    ['an Id of 201 characters', { Id: 'x'.repeat(201) }, /longer than 200/],
    ['no time that can be read', { CreationTime: 'yesterday', MessageTime: null }, /no time/],
  ])('F33: with %s is poison with a reason, and those beside it are not', (_, changes, reason) => {
    const { events, poison } = normaliseRecords(TENANT, [aMailRecord(changes), aClickRecord()]);
    expect(events.map(({ id }) => id)).toEqual(['click-1']);
    expect(poison).toEqual([{ reason: expect.stringMatching(reason), raw: expect.anything() }]);
  });

  test('with an Id of 200 characters is an event, and one without CreationTime takes the next best time', () => {
    expect(normalise(aMailRecord({ Id: 'x'.repeat(200) })).id).toHaveLength(200);
    expect(normalise(aMailRecord({ CreationTime: '' })).occurredAt).toBe('2026-07-08T09:07:47.000Z');
  });
});

test('record types follow from event types; audit events need all', () => {
  expect(recordTypesOf(['o365.threat_intelligence', 'o365.air_investigation', 'defender.alert'])).toEqual(
    new Set([28, 64]),
  );
  expect(recordTypesOf([])).toEqual(new Set());
  expect(recordTypesOf(['o365.url_click', 'o365.audit'])).toBe('all');
});
