import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook } from '../a-world.ts';

const facts = WORLD.playbooks?.get('mail-reported');
const world = {
  ...WORLD,
  playbooks: new Map(facts === undefined ? [] : [['another', { ...facts, webhooks: new Set(['taken']) }]]),
};
const found = (triggers: string, within: typeof WORLD = world): readonly string[] =>
  checkDocument(aPlaybook('- wait: 1h', `triggers: [${triggers}]\n`), 'playbook.yaml', within)
    .diagnostics.filter(({ code }) => code === 'webhook-path-taken')
    .map(({ summary }) => summary);

test('a path that nobody else has is free', () => {
  expect(found('{ webhook: { path: mine } }, { webhook: { path: other } }, { manual: {} }')).toEqual([]);
});

test('two triggers of a playbook may not share one', () => {
  expect(found('{ webhook: { path: mine } }, { webhook: { path: mine } }')).toEqual([
    'Cannot start by the webhook "mine" because another trigger of this playbook has that path',
  ]);
});

test('nor two playbooks, as far as they are known', () => {
  const { playbooks: _playbooks, ...alone } = WORLD;
  expect(found('{ webhook: { path: taken } }')).toEqual([
    'Cannot start by the webhook "taken" because the playbook "another" has that path',
  ]);
  expect(found('{ webhook: { path: taken } }', alone)).toEqual([]);
});
