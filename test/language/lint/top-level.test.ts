import { describe, expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf, planOf } from '../a-world.ts';

const withHead = (head: string): readonly string[] => findingsOf(aPlaybook('- wait: 1h', `${head}\n`));

describe('triggers', () => {
  test.each([
    ['triggers: [{ event: o365.url_clik }]', ['wrong-value: o365.url_clik']],
    ['triggers: [{ event: defender.alert }]', ['not-yet: defender.alert']],
    ['triggers: [{ event: o365.audit, group: {} }]', ['not-yet: group']],
    ['triggers: [{ webhook: {} }]', ['not-yet: webhook']],
    ['triggers: [{ schedul: {} }]', ['unknown-trigger: schedul']],
    ['triggers: [x, {}]', ['unknown-trigger: x', 'unknown-trigger: {}']],
    ['triggers: x', ['wrong-type: x']],
    ['triggers: [{ event: o365.audit, when: event.opration == "x" }]', ['unknown-field: opration']],
    ['triggers: [{ event: o365.audit, when: inputs.x == "x" }]', ['unknown-variable: inputs']],
    ['triggers: [{ event: o365.audit, key: "${{ event.oparation }}" }]', ['unknown-field: oparation']],
    ['inputs: { a: string }\ntriggers: [{ event: o365.audit }]', ['trigger-input: o365.audit']],
    [
      'inputs: { a: integer }\ntriggers: [{ event: o365.audit, with: { a: "${{ event.operation }}", b: 1 } }]',
      ['trigger-input: event.operation', 'trigger-input: 1'],
    ],
    ['inputs: { a: { type: integer, default: 1 } }\ntriggers: [{ event: o365.audit, with: {} }, { manual: {} }]', []],
    ['triggers: [{ manual: { roles: [analist] } }]', ['wrong-value: analist']],
  ])('%s', (head, findings) => expect(withHead(head)).toEqual(findings));

  test('a misspelt kind of trigger and a misspelt event get a suggestion', () => {
    const of = (head: string) => checked(aPlaybook('- wait: 1h', `${head}\n`)).diagnostics[0]?.suggestion;
    expect(of('triggers: [{ schedul: {} }]')).toBe('Did you mean "schedule"?');
    expect(of('triggers: [{ event: o365.url_clik }]')).toBe('Did you mean "o365.url_click"?');
  });

  test('steps see the event of their triggers: all fields of one type, the common ones of several', () => {
    const triggers = (...events: string[]) =>
      `triggers: [${events.map((event) => `{ event: ${event} }`).join(', ')}]\n`;
    const read = (head: string) =>
      findingsOf(aPlaybook('- set: { a: "${{ event.url }}", b: "${{ event.workload }}" }', head));
    expect(read(triggers('o365.url_click'))).toEqual([]);
    expect(read(triggers('o365.audit'))).toEqual(['unknown-field: url']);
    expect(read(triggers('o365.audit', 'o365.url_click'))).toEqual([]);
    expect(read('')).toEqual(['unknown-variable: event', 'unknown-variable: event']);
    expect(read('triggers: x\n')).toEqual(['wrong-type: x']);
  });
});

describe('schedules', () => {
  const schedule = (words: string) => withHead(`triggers: [{ schedule: { ${words} } }]`);

  test.each([
    'cron: "0 7 * * 1-5"',
    'cron: "*/15 0-6,20-23 1,15 jan-mar MON"',
    'cron: "0 0 29 2 *"',
    'cron: "0 0 31 2 mon"',
    'cron: "5/10 * * * 7"',
    'every: hour',
    'every: day, at: "07:00", timezone: Europe/Berlin',
    'every: weekday, at: "23:59", jitter: 5m, overlap: queue, catchUp: all, within: 2h',
    'every: friday, at: "07:00"',
    'every: week, at: "07:00", on: monday',
    'every: month, at: "07:00", on: first monday',
    'every: month, at: "07:00", on: month-end',
    'every: month, at: "07:00", on: "15"',
  ])('%s is right', (words) => expect(schedule(words)).toEqual([]));

  test.each([
    ['', 'schedule-invalid: {  }'],
    ['cron: "0 7 * * *", every: day', 'schedule-invalid: { cron: "0 7 * * *", every: day }'],
    ['cron: "0 7 * * *", at: "07:00"', 'schedule-invalid: { cron: "0 7 * * *", at: "07:00" }'],
    ['cron: "0 7 * *"', 'schedule-invalid: "0 7 * *"'],
    ['cron: "60 7 * * *"', 'schedule-invalid: "60 7 * * *"'],
    ['cron: "0 7 0 * *"', 'schedule-invalid: "0 7 0 * *"'],
    ['cron: "0 7 * 13 *"', 'schedule-invalid: "0 7 * 13 *"'],
    ['cron: "0 7 * * 8"', 'schedule-invalid: "0 7 * * 8"'],
    ['cron: "0 7 * * 5-1"', 'schedule-invalid: "0 7 * * 5-1"'],
    ['cron: "0 *-3 * * *"', 'schedule-invalid: "0 *-3 * * *"'],
    ['cron: "0 x? * * *"', 'schedule-invalid: "0 x? * * *"'],
    ['cron: "0 0 30 2 *"', 'schedule-never: "0 0 30 2 *"'],
    ['cron: "0 0 31 4,6 *"', 'schedule-never: "0 0 31 4,6 *"'],
    ['every: fortnight, at: "07:00"', 'schedule-invalid: fortnight'],
    ['every: day', 'schedule-invalid: day'],
    ['every: hour, at: "07:00"', 'schedule-invalid: hour'],
    ['every: day, at: "24:00"', 'wrong-value: "24:00"'],
    ['every: day, at: 07:00', 'yaml-number: 07:00'],
    ['every: day, at: "07:00", on: monday', 'schedule-invalid: monday'],
    ['every: week, at: "07:00"', 'schedule-invalid: week'],
    ['every: week, at: "07:00", on: funday', 'schedule-invalid: funday'],
    ['every: month, at: "07:00", on: fifth monday', 'schedule-invalid: fifth monday'],
    ['every: day, at: "07:00", timezone: Europe/Berln', 'schedule-invalid: Europe/Berln'],
    ['every: day, at: "07:00", calendar: x', 'not-yet: calendar'],
  ])('%s', (words, finding) => expect(schedule(words)[0]?.split('\n')[0]).toBe(finding));
});

describe('inputs', () => {
  test.each([
    ['inputs: { a: strng }', ['wrong-value: strng']],
    ['inputs: { a: 1 }', ['wrong-type: 1']],
    ['inputs: { a: { type: string, minimun: 1 } }', ['unknown-key: minimun']],
    ['inputs: { a: { default: 1 } }', ['missing-key: default']],
    ['inputs: { a: { type: integer, default: x } }', ['input-default: x']],
    ['inputs: { a: { type: list, items: { type: intger } } }', ['wrong-value: intger']],
    ['inputs: { a: { type: integer, minimum: 1, maximum: 5, default: 0 } }', ['input-default: 0']],
    ['inputs: { A: string, in: string }', ['name-style: string', 'reserved-name: string']],
    ['inputs: [a]', ['wrong-type: [a]']],
    [
      'inputs: { a: { type: object, properties: { b: string, c: { type: list, items: integer } }, required: [b], default: { b: x } } }',
      [],
    ],
    ['inputs: { a: { type: object, properties: { b: string }, default: {} } }', ['input-default: {}']],
    ['inputs: { a: { type: string, enum: [x, y], default: z, description: why } }', ['input-default: z']],
    [
      'inputs: { a: { type: number, default: 1.5 }, b: { type: boolean, default: null }, c: { type: object, default: [] }, d: { type: list, default: [1] } }',
      ['input-default: null', 'input-default: []'],
    ],
    ['inputs: { a: { type: alert, default: { anything: 1 } }, e: event }', []],
  ])('%s', (head, findings) => expect(withHead(head)).toEqual(findings));

  test('the plan has the type without descriptions, the default and the description apart', () => {
    const { inputs } = planOf(
      aPlaybook('- wait: 1h', 'inputs: { a: { type: integer, default: 1, maximum: 5, description: Most } }\n'),
    );
    expect(inputs).toEqual({ a: { schema: { type: 'integer', maximum: 5 }, default: 1, description: 'Most' } });
    expect(JSON.stringify(planOf(aPlaybook('- wait: 1h', 'inputs: { a: o365.audit }\n')).inputs)).not.toContain(
      'description',
    );
  });

  test('wrong inputs do not make their readers wrong', () => {
    expect(
      findingsOf(
        aPlaybook('- set: { a: "${{ inputs.x }}" }', 'inputs: 1\ntriggers: [{ event: o365.audit, with: { x: 1 } }]\n'),
      ),
    ).toEqual(['wrong-type: 1']);
  });
});

describe('the head of a playbook', () => {
  const text = aPlaybook('- wait: 1h');

  test.each([
    [text.replace('response', 'respond'), ['wrong-value: respond']],
    [text.replace('monitoring', 'monitorin'), ['unknown-team: monitorin']],
    [text.replace('owner: monitoring', 'owner: Monitoring Team'), ['wrong-value: Monitoring Team']],
    [text.replace('owner: monitoring\n', ''), ['missing-key: apiVersion']],
    [text.replace('mail-reported', 'Mail_Reported'), ['wrong-value: Mail_Reported']],
    [text.replace('name: mail-reported\n', ''), ['missing-key: apiVersion']],
    [text.replace('category: response\n', ''), ['missing-key: apiVersion']],
    [text.replace('watchbill/v1', 'watchbill/v2'), ['wrong-value: watchbill/v2']],
    [`${text}deadline: {}\n`, ['not-yet: deadline']],
    [
      `${text}limits: { steps: 0, fanOut: 501, runTime: 400d, depth: 10 }\n`,
      ['wrong-value: 0', 'wrong-value: 501', 'wrong-value: 400d'],
    ],
    [`${text}defaults: { timeout: soon, retry: { backoff: 5m..2s } }\n`, ['wrong-value: soon', 'wrong-value: 5m..2s']],
    [text.replace(/steps:[^]*/, 'steps: nothing\n'), ['wrong-type: nothing']],
    [text.replace(/steps:[^]*/, ''), ['missing-key: apiVersion']],
    ['apiVersion: watchbill/v1\nkind: Playbok\n', ['unknown-kind: Playbok']],
    ['apiVersion: watchbill/v1\nkind: Rota\n', ['not-yet: Rota']],
    ['apiVersion: watchbill/v1\n', ['unknown-kind: apiVersion']],
    ['kind: [a]\n', ['unknown-kind: [a]']],
    ['- a\n', ['unknown-kind: - a\n']],
    ['just text', ['unknown-kind: just text']],
  ])('%j', (written, findings) => expect(findingsOf(written)).toEqual(findings));
});

describe('what runs at the end', () => {
  const end = (tail: string) =>
    findingsOf(`${aPlaybook('- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }')}${tail}`);

  test('outputs may read steps that surely ran', () => {
    expect(end('outputs: { a: "${{ steps.ticket.output.key }}" }\n')).toEqual([]);
  });

  test('finally and onFailure may not, and see what failed and how the run ends', () => {
    expect(end('finally: [{ set: { a: "${{ steps.ticket.output.key }}", b: "${{ run.outcome }}" } }]\n')).toEqual([
      'maybe-no-output: steps.ticket.output.key',
    ]);
    expect(end('onFailure: [{ set: { a: "${{ steps.ticket.output.key }}", b: "${{ error.message }}" } }]\n')).toEqual([
      'maybe-no-output: steps.ticket.output.key',
    ]);
  });

  test('a stop before a step makes its output unsure in outputs', () => {
    const steps = (stop: string, after: string) =>
      `${aPlaybook(`${stop}- id: a\n  wait: 1h\n${after}`)}outputs: { a: "\${{ steps.a.output.until }}" }\n`;
    const stop = '- if: run.id == "x"\n  stop: { outcome: done }\n';
    expect(findingsOf(steps(stop, ''))).toEqual(['maybe-no-output: steps.a.output.until']);
    expect(findingsOf(steps('', stop))).toEqual([]);
  });
});
