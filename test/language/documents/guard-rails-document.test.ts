import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { checked, findingsOf } from '../a-world.ts';
import { GUARD_RAILS } from '../documents.ts';

test.each([
  [GUARD_RAILS.replace('calendar: berlin-office', 'calendar: berlin-ofice'), ['unknown-calendar: berlin-ofice']],
  [GUARD_RAILS.replace('[contoso]', '[contosso]'), ['unknown-tenant: contosso']],
  [GUARD_RAILS.replace('[contoso]', 'all'), []],
  [GUARD_RAILS.replace('teams: [csirt]', 'teams: [crist]'), ['unknown-team: crist']],
  [GUARD_RAILS.replace('ticket.ensure', 'ticket.ensur'), ['unknown-action: ticket.ensur']],
  [GUARD_RAILS.replace('"mail.*"', '"mial.*"'), ['unknown-action: "mial.*"']],
  [GUARD_RAILS.replace('"mail.*"', '"*"'), ['wrong-value: "*"']],
  [GUARD_RAILS.replace('mail.purge', 'mail.prge'), ['unknown-action: mail.prge']],
  [GUARD_RAILS.replace('approvers: 2', 'approvers: 1'), ['wrong-value: 1']],
  [GUARD_RAILS.replace('impacts: [destructive] }]\nfour', 'impacts: [read] }]\nfour'), ['wrong-value: read']],
  [GUARD_RAILS.replace(', perRun: 5, perHour: 10, perDay: 20', ''), ['guard-without-effect: actions']],
  [GUARD_RAILS.replace(/tenants[^]*/, ''), []],
])('%#: guards name what exists', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});

test('a misspelt noun is answered with the nearest one', () => {
  const { diagnostics } = checked(GUARD_RAILS.replace('"mail.*"', '"mial.*"'));
  expect(diagnostics[0]?.suggestion).toBe('Did you mean "mail.*"?');
});

test('without a catalogue no action is told', () => {
  const text = GUARD_RAILS.replace('ticket.ensure', 'ticket.ensur');
  expect(checkDocument(text, 'x', { actions: new Map() }).diagnostics).toEqual([]);
});
