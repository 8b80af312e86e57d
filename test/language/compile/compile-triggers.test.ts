import { describe, expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';

const withHead = (head: string): readonly string[] => findingsOf(aPlaybook('- wait: 1h', `${head}\n`));
describe('triggers', () => {
  test.each([
    ['triggers: [{ event: o365.url_clik }]', ['wrong-value: o365.url_clik']],
    ['triggers: [{ event: defender.alret }]', ['wrong-value: defender.alret']],
    ['triggers: [{ event: o365.audit, group: {} }]', ['missing-key: group', 'missing-key: group']],
    ['triggers: [{ webhook: {} }]', ['missing-key: webhook']],
    ['triggers: [{ schedul: {} }]', ['unknown-trigger: schedul']],
    ['triggers: [x, {}]', ['unknown-trigger: x', 'unknown-trigger: {}']],
    ['triggers: x', ['wrong-type: x']],
    ['triggers: [{ event: o365.audit, when: event.opration == "x" }]', ['unknown-field: opration']],
    ['triggers: [{ event: o365.audit, when: inputs.x == "x" }]', ['unknown-variable: inputs']],
    ['triggers: [{ event: o365.audit, key: "${{ event.oparation }}" }]', ['unknown-field: oparation']],
    ['inputs: { a: string }\ntriggers: [{ event: o365.audit }]', ['trigger-input: event']],
    [
      'inputs: { a: integer }\ntriggers: [{ event: o365.audit, with: { a: "${{ event.operation }}", b: 1 } }]',
      ['trigger-input: event.operation', 'trigger-input: b'],
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
