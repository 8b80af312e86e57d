import { expect, test } from 'vitest';
import { checkBody } from '../../../language/plan/check-body.ts';

const SPECS = {
  alert_id: { schema: { type: 'string', maxLength: 3 } },
  severity: { schema: { enum: ['low', 'high'] }, default: 'low' },
} as const;

test('defaults fill in what is not sent', () => {
  expect(checkBody(SPECS, { alert_id: 'a-1' })).toEqual({ ok: true, answers: { alert_id: 'a-1', severity: 'low' } });
});

test('each misfit is told', () => {
  const checked = checkBody(SPECS, { severity: 'huge', other: 1 });
  expect(checked.ok ? [] : checked.problems).toEqual([
    '"alert_id" is missing',
    '"severity" must be one of "low", "high"',
    '"other" is unknown: asked is alert_id, severity',
  ]);
});

test('a member that only looks like a name of the language is unknown', () => {
  const sent = JSON.parse('{"alert_id":"a","__proto__":{},"constructor":1}') as never; // as it comes off the wire
  expect(checkBody(SPECS, sent)).toMatchObject({ ok: false });
});
