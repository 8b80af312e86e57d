import { tells } from '../tells.ts';

tells([
  ['a variable in other style', '- set: { camelCase: 1, from_span: "${{ 1 }}" }', ['name-style: 1']],
  [
    'a variable with a very long name',
    '- set: { aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 1 }',
    ['name-style: 1'],
  ],
]);
