import { expect, test } from 'vitest';
import { invariant } from '../../../contracts/invariant.ts';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook } from '../a-world.ts';

const host = WORLD.playbooks?.get('contain-host');
invariant(host !== undefined, 'The world of tests has the playbook');
const facts = { ...host, outcomes: new Set(['succeeded']), calls: new Set<string>() };

const after = (name: string, steps = '- wait: 1h'): string =>
  aPlaybook(steps, `triggers: [{ playbook: { name: ${name}, outcomes: [succeeded] } }]\n`);

const summaries = (text: string, playbooks: ReadonlyMap<string, typeof facts>): readonly string[] =>
  checkDocument(text, 'playbook.yaml', { ...WORLD, playbooks }).diagnostics.map(({ summary }) => summary);

test('a playbook that starts at its own end is told', () => {
  const known = new Map([['mail-reported', facts]]);
  expect(summaries(after('mail-reported'), known)).toEqual([
    'Cannot start at the end of "mail-reported" because it leads back here: mail-reported → mail-reported',
  ]);
});

test('ends that lead back over others are told, with the shortest way', () => {
  const known = new Map([
    ['one', { ...facts, startedBy: new Set(['mail-reported']) }],
    ['two', { ...facts, startedBy: new Set(['one', 'mail-reported']) }],
    ['three', { ...facts, startedBy: new Set(['two']) }],
  ]);
  expect(summaries(after('three'), known)).toEqual([
    'Cannot start at the end of "three" because it leads back here: mail-reported → two → three → mail-reported',
  ]);
});

test('a call on the way counts, since what is called ends too', () => {
  const called = { ...facts, inputs: {} };
  const known = new Map([
    ['one', { ...called, calls: new Set(['two']) }],
    ['two', called],
  ]);
  expect(summaries(after('two', '- call: one'), known)).toEqual([
    'Cannot start at the end of "two" because it leads back here: mail-reported → one → two → mail-reported',
  ]);
});

test('ends that go one way are right, and so is a playbook of which nothing is known', () => {
  const known = new Map([
    ['one', { ...facts, startedBy: new Set(['two']) }],
    ['two', facts],
    ['three', { ...facts, startedBy: new Set(['mail-reported']), calls: new Set(['nobody']) }],
  ]);
  expect(summaries(after('one'), known)).toEqual([]);
  const { playbooks: _known, ...world } = WORLD;
  expect(checkDocument(after('one'), 'playbook.yaml', world).diagnostics).toEqual([]);
});
