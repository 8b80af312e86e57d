import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CUT_MARK, cutEvent, EVENT_BYTES_MAX } from '../../activities/cut-event.ts';
import type { SecurityEvent } from '../../contracts/event.ts';
import { jsonBytes, sha256Hex, type Json, type JsonObject } from '../../contracts/json.ts';
import { normaliseRecords } from '../../connectors/o365-management/normalise.ts';
import { anEvent } from '../engine/plans.ts';

const sizeOf = (event: SecurityEvent | undefined): number => jsonBytes(event as unknown as Json);
const withRaw = (raw: JsonObject, fields: JsonObject = {}): SecurityEvent => ({ ...anEvent('big', fields), raw });
/** An event of so many bytes. */
const ofBytes = (bytes: number): SecurityEvent => withRaw({ body: 'x'.repeat(bytes - sizeOf(withRaw({ body: '' }))) });
const lengthOf = ({ raw }: SecurityEvent): number => (raw['body'] as string).length;
const MIB = 1024 * 1024;

describe('F34: an event', () => {
  test.each([2 ** 16 - 1, 2 ** 16, 2 ** 16 + 1, EVENT_BYTES_MAX - 1, EVENT_BYTES_MAX])(
    'of %i bytes is as it came',
    (bytes) => {
      const event = ofBytes(bytes);
      expect(sizeOf(event)).toBe(bytes);
      expect(cutEvent(event)).toBe(event);
    },
  );

  test.each([EVENT_BYTES_MAX + 1, 2 ** 18, 2 * MIB - 1, 2 * MIB, 2 * MIB + 1, 8 * MIB, 50 * MIB])(
    'of %i bytes is cut, and says so',
    (bytes) => {
      const event = ofBytes(bytes);
      const shorter = cutEvent(event);
      expect(sizeOf(shorter)).toBeLessThanOrEqual(EVENT_BYTES_MAX);
      const text = JSON.stringify(event.raw);
      expect(shorter).toMatchObject({
        id: 'big',
        raw: { [CUT_MARK]: { bytes: text.length, sha256: sha256Hex(text) } },
      });
      expect(shorter?.raw['body']).toMatch(new RegExp(`^x+… \\(cut from ${lengthOf(event)} characters\\)$`));
    },
  );

  test.each([500, 501, 100_000])('of a mail to %i recipients keeps the first of them', (count) => {
    const Recipients = Array.from({ length: count }, (_, n) => `user-${n}@contoso.example`);
    const record = {
      Id: 'many',
      RecordType: 28,
      CreationTime: '2026-03-02T07:00:00',
      Recipients,
      Body: 'x'.repeat(EVENT_BYTES_MAX),
    };
    const [event] = normaliseRecords('contoso' as SecurityEvent['tenant'], [record]).events;
    if (event === undefined) throw new TypeError('The record is one');
    const shorter = cutEvent(event);
    expect(sizeOf(shorter)).toBeLessThanOrEqual(EVENT_BYTES_MAX);
    expect(shorter?.fields['recipients']).toEqual(Recipients.slice(0, 500));
    expect(shorter?.fields).toMatchObject({ verdict: '', message_time: event.fields['message_time'] });
  });

  test('with a mail body of 10 MB keeps its small fields whole', () => {
    const shorter = cutEvent(
      withRaw({ Body: 'é'.repeat(5 * MIB), Subject: 'Hello' }, { subject: 'Hello', n: 1, no: null }),
    );
    expect(shorter).toMatchObject({ fields: { subject: 'Hello', n: 1, no: null }, raw: { Subject: 'Hello' } });
  });

  test('that is deep or wide is cut there too; one of which nothing would be left is none', () => {
    let deep: Json = 'x'.repeat(EVENT_BYTES_MAX);
    for (let depth = 0; depth < 50; depth++) deep = depth % 2 === 0 ? [deep] : { deep };
    expect(cutEvent(withRaw({ deep }))?.raw[CUT_MARK]).toBeDefined();
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`member-${n}`, n]));
    expect(sizeOf(cutEvent(withRaw(wide)))).toBeLessThanOrEqual(EVENT_BYTES_MAX);
    const bushy = (depth: number): Json =>
      depth === 0 ? 'x'.repeat(100) : Array.from({ length: 5 }, () => bushy(depth - 1));
    expect(cutEvent(withRaw({ bushy: bushy(6) }))).toBeUndefined();
  });

  test('is cut to text that every store takes', () => {
    const shorter = cutEvent(withRaw({ body: '😀'.repeat(EVENT_BYTES_MAX), one: `x${'😀'.repeat(EVENT_BYTES_MAX)}` }));
    expect(JSON.stringify(shorter)).not.toMatch(/\\ud[89a-f]/i);
  });

  test('of any shape fits afterwards, or is told apart', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.integer({ min: 0, max: 300_000 }), (raw, filler) => {
        const event = withRaw({ ...(raw as JsonObject), filler: 'x'.repeat(filler) });
        const shorter = cutEvent(event);
        expect(shorter === event || shorter === undefined || sizeOf(shorter) <= EVENT_BYTES_MAX).toBe(true);
      }),
    );
  });
});
