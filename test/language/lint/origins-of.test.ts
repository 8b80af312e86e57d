import { expect, test } from 'vitest';
import { compilePlaybook } from '../../../language/compile/compile-playbook.ts';
import { originsOf } from '../../../language/lint/origins-of.ts';
import { readSource } from '../../../language/source/read-source.ts';
import { surveySteps } from '../../../language/types/survey-steps.ts';
import { aPlaybook, findingsOf, WORLD } from '../a-world.ts';

function originsIn(triggers: string, cel: string): readonly unknown[] {
  const text = aPlaybook('- set: { list: ["${{ event.id }}"] }', `inputs: { found: alert }\ntriggers: ${triggers}\n`);
  const source = readSource(text);
  if (!source.ok || source.root.kind !== 'map') throw new TypeError('No playbook');
  const draft = compilePlaybook(text, source.root, WORLD);
  return originsOf({ draft, survey: surveySteps(draft) }, cel, []).map(({ schema }) => schema?.['description']);
}

test('a member of an event is what the catalogue says of it, of several types what all have', () => {
  const one = '[{ event: o365.threat_intelligence }]';
  const two = '[{ event: o365.threat_intelligence }, { event: o365.url_click }]';
  expect(originsIn(one, 'event.sender')).toEqual(['Address of the From header (P2)']);
  expect(originsIn(two, 'event.sender')).toEqual([undefined]);
  expect(originsIn(two, 'event.operation')).toEqual(['Name of the activity']);
  expect(originsIn('[]', 'event.id')).toEqual(['Id of the record at its source']);
  expect(originsIn(one, 'inputs.found.anything')).toEqual([undefined]);
});

test('what is no path, or is made by the run, comes from nowhere outside', () => {
  const sources = ['event.sender + "x"', 'run.id', 'vars.other', 'inputs.other', '1 +', 'inputs'];
  expect(sources.flatMap((cel) => originsIn('[]', cel))).toEqual([]);
});

test('what a list in a variable holds has the origin of its items', () => {
  expect(originsIn('[]', 'vars.list')).toEqual(['Id of the record at its source']);
});

test('what an alert lists has an origin, of which the catalogue says nothing', () => {
  const loop =
    '- forEach: { in: inputs.found.list, as: one }\n  steps: [{ action: mail.find, with: { query: "to:${{ one.mail }}" } }]';
  const head =
    'inputs: { found: alert, text: { type: string, default: "" } }\ntriggers: [{ event: o365.url_click, with: { found: "${{ event }}", text: "a ${{ event.id }}" } }, { event: o365.audit, with: { found: { a: 1 }, text: "${{ now + event.id }}" } }]\n';
  const codes = findingsOf(
    aPlaybook(`${loop}\n- action: mail.find\n  with: { query: "x ${'${{ inputs.text }}'}" }`, head),
  );
  expect(codes.filter((one) => one.startsWith('hostile'))).toEqual(['hostile-text: one.mail']);
});

test('a trigger that is no event says nothing of what the event is', () => {
  const both = '[{ event: o365.threat_intelligence }, { schedule: { cron: "0 6 * * *", timezone: Europe/Berlin } }]';
  expect(originsIn(both, 'event.sender')).toEqual(['Address of the From header (P2)']);
});

test('what a group of events holds comes from outside as the event does', () => {
  const loop =
    '- forEach: { in: events, as: one }\n  steps: [{ action: mail.find, with: { query: "to:${{ one.sender }}" } }]';
  const head = 'triggers: [{ event: o365.threat_intelligence, group: { by: all, window: 1h } }]\n';
  expect(findingsOf(aPlaybook(loop, head)).filter((one) => one.startsWith('hostile'))).toEqual([
    'hostile-text: one.sender',
  ]);
});
