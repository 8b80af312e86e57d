import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';

const statedOf = (text: string) => {
  const { document } = checked(text);
  return document?.kind === 'Playbook' ? document.stated : undefined;
};

test('description, references and reasons come with the plan and not in it', () => {
  const text = aPlaybook(
    '- { id: s, set: { n: 1 }, reason: It only counts }\n- { set: { n: 2 } }',
    'references: [A, B]\n',
  );
  expect(statedOf(text)).toMatchObject({ references: ['A', 'B'], reasons: { s: 'It only counts' } });
});

test('a playbook that says nothing', () => {
  expect(statedOf(aPlaybook('- { set: { n: 2 } }'))).toMatchObject({ references: [], reasons: {} });
});
