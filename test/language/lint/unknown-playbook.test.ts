import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

tells([
  ['a playbook that does not exist', '- call: contain-hots\n  with: { who: ada }', ['unknown-playbook: contain-hots']],
  [
    'a section that does not exist',
    '- call: contain-host#recover\n  with: { who: ada }',
    ['unknown-playbook: contain-host#recover'],
  ],
]);

tellsNothing([['a section that exists', '- call: contain-host#recovery\n  with: { who: ada }']]);

test('where there is nothing to call, nothing is proposed', () => {
  const text = aPlaybook('- call: mail-reported#mail').replace('name: mail-reported', 'name: somebody-else');
  expect(checked(text).diagnostics).toMatchObject([
    {
      code: 'unknown-playbook',
      summary: 'Cannot call the section "mail" of "mail-reported": there is none',
      detail: 'There is nothing to call here',
    },
  ]);
});
