import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'a variable of another type than the expression needs',
    '- set: { a: text, b: 2, c: [1], d: "x ${{ run.id }}" }\n- set: { e: "${{ vars.a + vars.b }}" }',
    ['type-mismatch: vars.a + vars.b'],
  ],
]);

tellsNothing([
  [
    'variables of texts, numbers and paths',
    '- set: { a: text, b: 2, c: [1], d: "${{ run.id }}", e: 1.5 }\n- set: { f: "${{ vars.a + vars.d }}", g: "${{ vars.b + 1 }}", h: "${{ vars.c }}" }',
  ],
]);
