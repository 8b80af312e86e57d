import { expect, test } from 'vitest';
import { pageMail } from '../../activities/page-mail.ts';
import type { PageEffect } from '../../contracts/activities.ts';
import type { StepPath } from '../../contracts/ids.ts';
import { aPlan, aStart } from '../engine/plans.ts';

const CONTOSO = { title: 'Contoso Ltd', timezone: 'Asia/Tokyo' };

const page = (over: Partial<PageEffect> = {}): PageEffect => ({
  kind: 'page',
  run: aStart(aPlan([])).context,
  path: 'wake' as StepPath,
  attempt: 1,
  idempotencyKey: 'a'.repeat(64),
  title: 'Wake',
  records: [],
  policy: 'soc-leads',
  level: 2,
  to: [{ team: 'csirt' }],
  urgency: 'high',
  message: 'Nobody answered',
  facts: [{ name: 'host', value: '<b>pc-1</b>' }],
  until: '2026-11-21T12:00:00.000Z',
  ...over,
});

test('it says what about, who calls and with which command one says «I have it»', () => {
  const { text } = pageMail(page({ path: 'each[1]/wake' as StepPath }), CONTOSO);
  expect(text).toContain('Nobody answered\n\ntenant: Contoso Ltd (contoso)\nhost: <b>pc-1</b>');
  expect(text).toContain('You are called by the escalation policy soc-leads, level 2.');
  expect(text).toContain("npx watchbill acknowledge r-000000000000 'each[1]/wake'");
  expect(text).toContain('21:00 in Asia/Tokyo');
});

test('the tenant that no document knows is named by its id, on the clock of UTC', () => {
  const { text } = pageMail(page(), undefined);
  expect(text).toContain('tenant: contoso\n');
  expect(text).toContain('12:00 in UTC');
});

test('only what is urgent says so in its subject', () => {
  expect(pageMail(page(), CONTOSO).subject).toBe('[urgent] Nobody answered');
  expect(pageMail(page({ urgency: 'normal' }), CONTOSO).subject).toBe('Nobody answered');
});

test('values of events are text, never markup', () => {
  const { html } = pageMail(page(), CONTOSO);
  expect(html).toContain('&lt;b&gt;pc-1&lt;/b&gt;');
});
