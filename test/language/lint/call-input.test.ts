import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'an input that is missing, one that does not exist and one of the wrong type',
    '- call: contain-host\n  with: { whom: ada, limit: many }',
    ['call-input: contain-host', 'call-input: whom', 'call-input: many'],
  ],
  ['an expression of the wrong type', '- call: contain-host\n  with: { who: "${{ 1 + 1 }}" }', ['call-input: 1 + 1']],
]);

tellsNothing([['what it needs, and no default', '- call: contain-host\n  with: { who: "${{ run.id }}" }']]);
