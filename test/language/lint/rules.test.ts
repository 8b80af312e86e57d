import { describe, expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';

const TICKET = '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }';
const ASK = '- id: ask\n  approve: { question: Go?, by: [{ team: csirt }] }';

/** What is written, and every finding: its code and the text that it marks. */
type Case = readonly [what: string, steps: string, findings: readonly string[]];
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'unknown keys and kinds': [
    ['a misspelt key', '- wait: 1h\n  titel: x', ['unknown-key: titel']],
    ['a misspelt kind', '- actoin: ticket.ensure', ['unknown-step-kind: actoin']],
    ['a step without a kind', '- title: x', ['unknown-step-kind: title']],
    ['a step with two kinds', '- wait: 1h\n  set: { a: 1 }', ['two-step-kinds: set']],
    ['a step that is a text', '- wait', ['wrong-type: wait']],
    ['an empty step', '- {}', ['unknown-step-kind: {}']],
    ['a kind of a later version', '- race: {}', ['not-yet: race']],
    ['a key of a later version', '- wait: 1h\n  undo: {}', ['not-yet: undo']],
    ['a missing key', '- forEach: { in: "[1]" }\n  steps: []', ['missing-key: forEach']],
    ['a value of the wrong type', '- wait: [1]', ['wrong-type: [1]']],
    ['a duration that is none', '- wait: 2x', ['wrong-value: 2x']],
    ['a loop over more than 500 items', '- forEach: { in: "[1]", as: x, max: 501 }\n  steps: []', ['wrong-value: 501']],
    ['a branch that is a number', '- parallel: { a: 1 }', ['wrong-type: 1']],
    ['a misspelt key of a branch', '- parallel: { a: { stesp: [], steps: [] } }', ['unknown-key: stesp']],
    ['a name of a branch with blanks', '- parallel: { a b: [] }', ['wrong-value: ', 'name-style: []']],
    ['a wait for business hours', '- wait: { businessHours: 8h, until: now }', ['not-yet: businessHours']],
    ['a recipient of a misspelt sort', '- notify: { to: [{ taem: csirt }], text: x }', ['unknown-key: taem']],
    ['an empty recipient', '- notify: { to: [{}], text: x }', ['recipient-kind: {}']],
  ],
  expressions: [
    ['a span where the key is an expression already', '- wait: 1h\n  if: ${{ true }}', ['needless-span: ${{ true }}']],
    ['a span that is not closed', '- set: { a: "x ${{ run.id" }', ['unclosed-expression: ${{ run.id']],
    ['braces without the dollar inside quotes', '- set: { a: "{{ run.id }}" }', ['missing-dollar: {{ run.id }}']],
    ['a syntax error', '- wait: 1h\n  if: "1 +"', ['expression-syntax: +']],
    ['a comment in an expression', '- wait: 1h\n  if: run.id == "a #b"', ['expression-syntax: "a']],
    ['an unknown name', '- set: { a: "${{ inptus.x }}" }', ['unknown-variable: inptus']],
    ['an unknown input', '- set: { a: "${{ inputs.x }}" }', ['unknown-field: x']],
    ['an unknown variable', '- set: { a: 1 }\n- set: { b: "${{ vars.aa }}" }', ['unknown-field: aa']],
    [
      'an unknown field of an output',
      `${TICKET}\n- set: { a: "x \${{ steps.ticket.output.nubmer }}" }`,
      ['unknown-field: nubmer'],
    ],
    ['an unknown value of the tenant', '- set: { a: "${{ tenant.soc_mial }}" }', ['unknown-tenant-value: soc_mial']],
    ['a condition that is no boolean', '- wait: 1h\n  if: run.id', ['type-mismatch: run.id']],
    ['a list that is none', '- forEach: { in: run.id, as: x }\n  steps: []', ['type-mismatch: run.id']],
    ['a variable of another type', '- set: { a: 1 }\n- wait: 1h\n  if: vars.a', ['type-mismatch: vars.a']],
    [
      'a loop item of another type',
      `- id: found\n  action: mail.find\n- forEach: { in: steps.found.output.messages, as: m, index: i }\n  steps:\n  - { set: { a: "\${{ m.idd }}", b: "\${{ i + 1 }}" } }`,
      ['unknown-field: idd'],
    ],
    ['an error that is read outside of catch', '- set: { a: "${{ error.code }}" }', ['unknown-variable: error']],
  ],
  steps: [
    [
      'a step that does not exist',
      `${TICKET}\n- set: { a: "\${{ steps.tiket.output.key }}" }`,
      ['unknown-step: steps.tiket.output.key'],
    ],
    [
      'a step that comes later',
      `- set: { a: "\${{ steps.ticket.status }}" }\n${TICKET}`,
      ['unknown-step: steps.ticket.status'],
    ],
    [
      'a step without an id',
      '- wait: 1h\n- set: { a: "${{ steps.wait_1.output.until }}" }',
      ['unknown-step: steps.wait_1.output.until'],
    ],
    [
      'a step inside a loop, read outside',
      '- forEach: { in: "[1]", as: x }\n  steps:\n  - { id: inner, wait: 1h }\n- set: { a: "${{ steps.inner.status }}" }',
      ['unknown-step: steps.inner.status'],
    ],
    [
      'a step on another branch',
      '- parallel:\n    a: [{ id: one, wait: 1h }]\n    b: [{ set: { x: "${{ steps.one.status }}" } }]',
      ['unknown-step: steps.one.status'],
    ],
    [
      'a step of a broken step is not told twice',
      '- id: broken\n  wait: 2x\n- set: { a: "${{ steps.broken.output.x }}" }',
      ['wrong-value: 2x'],
    ],
    [
      'the output of a step that may be skipped',
      `${TICKET.replace('\n', '\n  if: run.id == "x"\n')}\n- set: { a: "\${{ steps.ticket.output.key }}" }`,
      ['maybe-no-output: steps.ticket.output.key'],
    ],
    [
      'all outputs of a step that may be caught',
      `${TICKET}\n  catch: [{ steps: [] }]\n- set: { a: "\${{ json(steps.ticket.output) }}" }`,
      ['maybe-no-output: steps.ticket.output'],
    ],
    ['the same id twice', '- { id: a, wait: 1h }\n- { id: a, wait: 1h }', ['duplicate-id: a']],
    ['a step after the end of the run', '- stop: { outcome: done }\n- { id: b, wait: 1h }', ['unreachable-step: b']],
    [
      'a step without an id after the end of the run',
      '- fail: { code: x, message: y }\n- wait: 1h',
      ['unreachable-step: 1h'],
    ],
    [
      'an outcome of our own',
      '- if: "true"\n  stop: { outcome: failed }\n- stop: { outcome: cancelled }',
      ['reserved-outcome: { outcome: failed }', 'reserved-outcome: { outcome: cancelled }'],
    ],
  ],
  names: [
    ['a word of the expression language as id', '- { id: in, wait: 1h }', ['reserved-name: in']],
    [
      'a loop name that every expression has',
      '- forEach: { in: "[1]", as: event, index: now }\n  steps: []',
      ['reserved-name: event', 'reserved-name: now'],
    ],
    [
      'a name of a caught error that every expression has',
      `${TICKET}\n  catch: [{ as: error, steps: [] }]`,
      ['reserved-name: error'],
    ],
    ['a variable in other style', '- set: { camelCase: 1, from_span: "${{ 1 }}" }', ['name-style: 1']],
    ['a variable with a very long name', `- set: { ${'a'.repeat(64)}: 1 }`, ['name-style: 1']],
    [
      'a loop name of an outer loop',
      '- forEach: { in: "[1]", as: x, index: i }\n  steps:\n  - forEach: { in: "[1]", as: y, index: x }\n    steps: []',
      ['shadowed-name: x'],
    ],
    [
      'a loop whose item and index have one name',
      '- forEach: { in: "[1]", as: x, index: x }\n  steps: []',
      ['shadowed-name: x', 'shadowed-name: x'],
    ],
    [
      'a caught error named as the loop',
      '- forEach: { in: "[1]", as: x }\n  steps:\n  - action: mail.find\n    catch: [{ as: x, steps: [] }]',
      ['shadowed-name: x'],
    ],
  ],
  actions: [
    ['an unknown action', '- action: tiket.ensure\n  with: {}', ['unknown-action: tiket.ensure']],
    [
      'a version that the catalogue does not have',
      '- action: ticket.ensure@1\n  with: { key: k, title: t }',
      ['unknown-action: ticket.ensure@1'],
    ],
    ['a missing input', '- action: ticket.ensure\n  with: { key: k }', ['action-input: ticket.ensure']],
    ['an unknown input', '- action: ticket.ensure\n  with: { key: k, title: t, titel: x }', ['action-input: x']],
    [
      'an unknown input of an action without any',
      '- action: mail.purge\n  with: { messages: [], x: 1 }\n  reason: r',
      ['action-input: 1'],
    ],
    ['a literal of the wrong type', '- action: ticket.ensure\n  with: { key: 1, title: t }', ['action-input: 1']],
    [
      'a word that is not allowed',
      '- action: ticket.ensure\n  with: { key: k, title: t, severity: hihg }',
      ['action-input: hihg'],
    ],
    [
      'a number that is too small or too large',
      '- action: ticket.ensure\n  with: { key: "", title: t, priority: 6 }',
      ['action-input: ""', 'action-input: 6'],
    ],
    [
      'a list that is too long, and an item of the wrong type',
      '- action: ticket.ensure\n  with: { key: k, title: t, tags: [a, b, c, d] }\n- action: ticket.ensure\n  with: { key: k, title: t, tags: [a, 1] }',
      ['action-input: [a, b, c, d]', 'action-input: 1'],
    ],
    [
      'a mapping with a missing, an unknown, a wrong member',
      '- action: ticket.ensure\n  with: { key: k, title: t, caller: { vip: true } }\n- action: ticket.ensure\n  with: { key: k, title: t, caller: { name: x, nmae: y } }\n- action: ticket.ensure\n  with: { key: k, title: t, caller: { name: x, vip: 1 } }',
      ['action-input: { vip: true }', 'action-input: y', 'action-input: 1'],
    ],
    [
      'an expression of the wrong type',
      '- action: ticket.ensure\n  with: { key: "${{ size([1]) }}", title: t }',
      ['action-input: size([1])'],
    ],
    [
      'a text for a number',
      '- action: ticket.ensure\n  with: { key: k, title: t, priority: "P${{ 1 }}" }',
      ['action-input: "P${{ 1 }}"'],
    ],
    [
      'a list with an expression of the wrong type',
      '- action: ticket.ensure\n  with: { key: k, title: t, tags: ["${{ 1 }}"] }',
      ['action-input: 1'],
    ],
    [
      'a list or a mapping with expressions for a text',
      '- action: ticket.ensure\n  with: { key: ["${{ 1 }}"], title: { a: "${{ 1 }}" } }',
      ['action-input: ["${{ 1 }}"]', 'action-input: { a: "${{ 1 }}" }'],
    ],
    [
      'a mapping with an expression of the wrong type',
      '- action: ticket.ensure\n  with: { key: k, title: t, caller: { name: "${{ 1 }}" } }',
      ['action-input: 1'],
    ],
    [
      'a broken expression is told once',
      '- action: ticket.ensure\n  with: { key: "${{ 1 + }}", title: "${{ nobody }}" }',
      ['expression-syntax: +', 'unknown-variable: nobody'],
    ],
    [
      'a retry that repeats what is not idempotent',
      '- action: ticket.note\n  retry: { attempts: 2 }',
      ['blind-retry: { attempts: 2 }'],
    ],
    ['a retry of a group', '- do: []\n  retry: { attempts: 2 }', ['retry-ignored: { attempts: 2 }']],
    [
      'a failure code that nothing has',
      `${TICKET}\n  catch: [{ on: [throtled], steps: [] }]\n  retry: { on: [unavailable, gone] }`,
      ['unknown-failure-code: throtled', 'unknown-failure-code: { on: [unavailable, gone] }'],
    ],
    [
      'text of an event in a query',
      '- action: mail.find\n  with: { query: "subject:${{ event.subject }} from:${{ inputs.mail.sender }}" }',
      ['hostile-text: event.subject', 'hostile-text: inputs.mail.sender'],
    ],
  ],
  people: [
    ['an unknown team', '- notify: { to: [{ team: crist }], text: x }', ['unknown-team: crist']],
    ['an unknown audience', '- notify: { to: [{ audience: msp }], text: x }', ['unknown-audience: msp']],
    [
      'a recipient of two sorts',
      '- notify: { to: [{ team: csirt, person: ada }], text: x }',
      ['recipient-kind: { team: csirt, person: ada }'],
    ],
    ['a message to nobody', '- notify: { to: [], text: x }', ['notify-content: []']],
    ['a message without content', '- notify: { to: [{ team: csirt }] }', ['notify-content: [{ team: csirt }]']],
    [
      'a message with a template and a text',
      '- notify: { to: [{ team: csirt }], text: x, template: incident-contained }',
      ['notify-content: [{ team: csirt }]'],
    ],
    [
      'a message with a text and inputs',
      '- notify: { to: [{ team: csirt }], text: x, with: {} }',
      ['notify-content: [{ team: csirt }]'],
    ],
    [
      'an unknown template',
      '- notify: { to: [{ team: csirt }], template: incident-contianed }',
      ['unknown-template: incident-contianed'],
    ],
    [
      'inputs that a template does not take',
      '- notify: { to: [{ team: csirt }], template: incident-contained, with: { purgd: 1 } }',
      ['template-input: incident-contained', 'template-input: 1'],
    ],
    ['an approval by nobody', '- approve: { question: Go?, by: [] }', ['approve-by-nobody: []']],
    [
      'an approval by those who may not',
      '- approve: { question: Go?, by: [{ person: ada }], notBy: [ada, starter] }',
      ['approve-by-nobody: [{ person: ada }]'],
    ],
    [
      'an approval by an audience',
      '- approve: { question: Go?, by: [{ audience: mssp }] }',
      ['approve-by-nobody: [{ audience: mssp }]'],
    ],
    [
      'an approval that the starter can give',
      '- approve: { question: Go?, by: [{ team: csirt }], notBy: [] }',
      ['own-approval: []'],
    ],
    [
      'a reminder that comes too late',
      '- approve: { question: Go?, by: [{ team: csirt }], expires: 10m, remind: [5m, 10m] }',
      ['reminder-too-late: [5m, 10m]'],
    ],
    [
      'a quorum that is a text',
      '- approve: { question: Go?, by: [{ team: csirt }], quorum: run.id }',
      ['type-mismatch: run.id'],
    ],
    [
      'a destructive action that nobody approves',
      '- action: mail.purge\n  with: { messages: [] }',
      ['destructive-without-approval: mail.purge'],
    ],
    [
      'a destructive action that is retried',
      '- action: mail.purge\n  with: { messages: [] }\n  reason: r\n  retry: { attempts: 2 }',
      ['blind-retry: { attempts: 2 }'],
    ],
    [
      'an approval that does not exist',
      `${ASK}\n- action: mail.purge\n  with: { messages: [] }\n  approval: akk`,
      ['approval-unbound: akk'],
    ],
    [
      'an approval that may not have been asked',
      `${ASK}\n  if: run.id == "x"\n- action: mail.purge\n  with: { messages: [] }\n  approval: ask`,
      ['approval-unbound: ask'],
    ],
    [
      'an approval that is another step',
      `${TICKET}\n- action: mail.purge\n  with: { messages: [] }\n  approval: ticket`,
      ['approval-unbound: ticket'],
    ],
  ],
  branches: [
    ['an unknown branch', '- parallel: { one: [], two: { needs: [onne], steps: [] } }', ['unknown-branch: onne']],
    [
      'branches in a circle',
      '- parallel: { one: { needs: [two], steps: [] }, two: { needs: [one], steps: [] } }',
      ['needs-cycle: needs', 'needs-cycle: needs'],
    ],
    ['more branches to join than there are', '- parallel: { one: [] }\n  join: 2', ['join-out-of-range: 2']],
  ],
};

const HEAD =
  'inputs: { mail: o365.threat_intelligence }\ntriggers: [{ event: o365.threat_intelligence, with: { mail: "${{ event }}" } }]\n';

for (const [group, cases] of Object.entries(CASES)) {
  describe(group, () => {
    test.each(cases)('%s is told at its place', (_, steps, findings) => {
      expect(findingsOf(aPlaybook(steps, HEAD))).toEqual(findings);
    });
  });
}

describe('what is right is not told', () => {
  test.each([
    [
      'an output under a test of its status',
      `${TICKET}\n  if: run.id == "x"\n- if: steps.ticket.status == "succeeded"\n  set: { a: "\${{ steps.ticket.output.key }}" }`,
    ],
    [
      'an output under a test inside the expression',
      `${TICKET}\n  if: run.id == "x"\n- set: { a: "\${{ steps.ticket.status == 'succeeded' ? steps.ticket.output.key : '' }}" }`,
    ],
    [
      'an output with what counts without it',
      `${TICKET}\n  if: run.id == "x"\n- set: { a: "\${{ steps.ticket.?output.key.orValue('') }}" }`,
    ],
    ['an output in a condition', `${TICKET}\n  if: run.id == "x"\n- wait: 1h\n  if: steps.ticket.output.key == "x"`],
    [
      'an output after a catch that ends the run',
      `${TICKET}\n  catch: [{ steps: [{ fail: { code: x, message: y } }] }]\n- set: { a: "\${{ steps.ticket.output.key }}" }`,
    ],
    [
      'an output of a group, a branch that ended, a needed branch',
      `- do: [{ id: one, wait: 1h }]\n- parallel:\n    a: [{ id: two, wait: 1h }]\n    b: { needs: [a], if: branches.a.status == "succeeded", steps: [{ set: { x: "\${{ steps.two.output.until }}" } }] }\n- set: { a: "\${{ steps.one.output.until }} \${{ steps.two.output.until }}" }`,
    ],
    [
      'an approval whose answer the condition asks for',
      `${ASK}\n  if: run.id == "x"\n- if: steps.ask.output.approved\n  action: mail.purge\n  with: { messages: [] }\n  approval: ask`,
    ],
    [
      'variables set in a group, seen after it',
      '- do: [{ set: { a: x, b: "y ${{ 1 }}", c: [1], d: 1.5, e: "${{ run.id }}", f: ["${{ 1 }}"] } }]\n- set: { g: "${{ vars.a + vars.b + vars.e }}" }',
    ],
    [
      'the output of a loop and of branches',
      '- id: each\n  forEach: { in: "[1]", as: x }\n  steps: [{ id: inner, wait: 1h }]\n- id: both\n  parallel: { a: [] }\n- id: pick\n  switch: [{ when: "true", steps: [{ id: in_case, wait: 1h }] }]\n  default: []\n- set: { a: "${{ steps.each.output[0].outputs.inner.until }}", b: "${{ steps.both.output.a.status }}", c: "${{ steps.pick.output.case + 1 }}", d: "${{ steps.in_case.status }}" }',
    ],
    [
      'a retry until its output is good, an error in catch',
      '- action: mail.find\n  retry: { until: size(self.output.messages) > 0 }\n  catch: [{ on: [not-found], as: why, steps: [{ set: { a: "${{ why.code + error.message }}" } }] }]\n  finally: [{ wait: 1s }]',
    ],
    [
      'an action at the version of the catalogue',
      '- action: ticket.ensure@2\n  with: { key: k, title: t, extra: 1, details: { a: 1 }, caller: { name: x } }',
    ],
    [
      'a message by template, with an expression',
      '- notify: { to: [{ team: csirt }, { person: "${{ run.starter }}" }], template: incident-contained, with: { purged: "${{ size([1]) }}" } }',
    ],
    [
      'hostile text as an input of its own or through a function',
      '- action: mail.find\n  with: { network_message_id: "x${{ event.subject }}", query: "${{ event.subject }}" }\n- action: mail.find\n  with: { query: "a ${{ json(event.subject) }} ${{ run.id }}" }',
    ],
    [
      'a failure that a fail step gives',
      '- do: [{ if: "true", fail: { code: own-code, message: x } }]\n  catch: [{ on: [own-code], steps: [] }]',
    ],
    [
      'a wait until a moment',
      '- wait: { until: 2026-11-21T09:30:00Z }\n- wait: { until: timestamp(now) + duration("1h") }',
    ],
    [
      'an approval with everything',
      `- id: ask\n  approve: { question: "Go \${{ run.id }}?", show: [run.id, tenant.title, "[run.id]"], by: [{ team: csirt }, { person: ada }], quorum: 2, notBy: [starter, bruno], expires: 1h, remind: [20m, 10m] }\n  onExpiry: [{ id: late, wait: 1m }]\n- set: { a: "\${{ steps.ask.output.reason }} \${{ steps.late.status }}" }`,
    ],
  ])('%s', (_, steps) => {
    expect(findingsOf(aPlaybook(steps, HEAD))).toEqual([]);
  });
});

test('a near name is suggested', () => {
  const suggestions = [
    '- wait: 1h\n  titel: x',
    '- actoin: x',
    '- action: tiket.ensure',
    `${TICKET}\n- set: { a: "\${{ steps.tiket.status }}" }`,
  ].map((steps) => checked(aPlaybook(steps)).diagnostics[0]?.suggestion);
  expect(suggestions).toEqual(['title', 'action', 'ticket.ensure', 'ticket'].map((name) => `Did you mean "${name}"?`));
});
