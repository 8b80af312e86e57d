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
