import { expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';
import { tells } from '../tells.ts';

tells([
  ['a syntax error', '- wait: 1h\n  if: "1 +"', ['expression-syntax: +']],
  ['a comment in an expression', '- wait: 1h\n  if: run.id == "a #b"', ['expression-syntax: "a']],
  ['an unknown name', '- set: { a: "${{ inptus.x }}" }', ['unknown-variable: inptus']],
  ['an unknown variable', '- set: { a: 1 }\n- set: { b: "${{ vars.aa }}" }', ['unknown-field: aa']],
  [
    'an unknown field of an output',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n- set: { a: "x ${{ steps.ticket.output.nubmer }}" }',
    ['unknown-field: nubmer'],
  ],
  ['an unknown value of the tenant', '- set: { a: "${{ tenant.soc_mial }}" }', ['unknown-tenant-value: soc_mial']],
  ['a condition that is no boolean', '- wait: 1h\n  if: run.id', ['type-mismatch: run.id']],
  ['a list that is none', '- forEach: { in: run.id, as: x }\n  steps: []', ['type-mismatch: run.id']],
  ['a variable of another type', '- set: { a: 1 }\n- wait: 1h\n  if: vars.a', ['type-mismatch: vars.a']],
  [
    'a broken expression is told once',
    '- action: ticket.ensure\n  with: { key: "${{ 1 + }}", title: "${{ nobody }}" }',
    ['expression-syntax: +', 'unknown-variable: nobody'],
  ],
  [
    'a quorum that is a text',
    '- approve: { question: Go?, by: [{ team: csirt }], quorum: run.id }',
    ['type-mismatch: run.id'],
  ],
]);

test('an `until` of the defaults is told once, where it stands, however many steps have it', () => {
  const head = "defaults: { retry: { until: 'self.output.x ==' } }\n";
  expect(findingsOf(aPlaybook('- action: noop.run\n- action: noop.run', head))).toEqual(['expression-syntax: =']);
});

test('a trigger sees neither steps nor variables nor inputs, and is told what it sees', () => {
  const told = (trigger: string) =>
    checked(
      aPlaybook('- { id: pause, wait: 1h }\n- set: { level: 1 }', `inputs: { key: string }\ntriggers: [${trigger}]\n`),
    ).diagnostics.map(({ code, summary, detail, suggestion }) => [code, summary, suggestion ?? detail]);
  const unknown = (name: string, scope: string) => [
    ['unknown-variable', `Cannot read "${name}": there is no such name here`, `In scope: ${scope}`],
  ];
  const event = (source: string) => told(`{ event: o365.audit, with: { key: "\${{ ${source} }}" } }`);
  expect(event('steps.pause.output.until')).toEqual(unknown('steps', 'tenant, now, event'));
  expect(event('steps.nothing.status')).toEqual(unknown('steps', 'tenant, now, event'));
  expect(event('vars.level')).toEqual(unknown('vars', 'tenant, now, event'));
  expect(event('inputs.key')).toEqual(unknown('inputs', 'tenant, now, event'));
  expect(told('{ schedule: { every: 1h }, with: { key: "${{ event.id }}" } }')).toEqual(
    unknown('event', 'tenant, now'),
  );
  expect(told('{ schedule: { every: 1h }, with: { key: "${{ step }}" } }')).toEqual(unknown('step', 'tenant, now'));
});
