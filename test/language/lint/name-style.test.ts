import { tells } from '../tells.ts';

tells([
  ['a variable in other style', '- set: { camelCase: 1, from_span: "${{ 1 }}" }', ['name-style: camelCase']],
  [
    'a variable with a very long name',
    '- set: { aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: 1 }',
    ['name-style: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ],
]);
