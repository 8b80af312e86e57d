import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook, findingsOf } from '../a-world.ts';

const after = (outcomes: string): string =>
  aPlaybook('- wait: 1h', `triggers: [{ playbook: { name: mail-asked, outcomes: [${outcomes}] } }]\n`);
const facts = WORLD.playbooks?.get('mail-reported');
const world = {
  ...WORLD,
  playbooks: new Map(
    facts === undefined ? [] : [['mail-asked', { ...facts, outcomes: new Set(['failed', 'duplicate']) }]],
  ),
};
const found = (outcomes: string): readonly string[] => {
  const text = after(outcomes);
  const { diagnostics } = checkDocument(text, 'playbook.yaml', world);
  return diagnostics.map(({ code, range }) => `${code}: ${text.slice(range.start, range.end)}`);
};

test('a trigger names outcomes that the playbook has, at least one', () => {
  expect(found('failed')).toEqual([]);
  expect(found('faild, failed')).toEqual(['unknown-outcome: faild']);
  expect(found('duplicate')).toEqual(['unknown-outcome: duplicate']);
  expect(found('')).toEqual(['unknown-outcome: []']);
});

test('of a playbook that does not exist only that is told', () => {
  expect(findingsOf(after('whatever'))).toEqual(['unknown-playbook: mail-asked']);
});
