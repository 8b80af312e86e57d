import { tells } from '../../tells.ts';

tells([
  [
    'an unknown field wherever a value may hold an expression',
    '- set: { a: "${{ inputs.a }}", b: ["x ${{ inputs.b }}"], c: { d: "${{ inputs.d }}" } }',
    ['unknown-field: a', 'unknown-field: b', 'unknown-field: d'],
  ],
]);
