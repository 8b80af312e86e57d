import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'the answer of the step in its own inputs',
    '- action: loose.run\n  with: { any: "${{ self.output }}" }',
    ['unknown-variable: self'],
  ],
  [
    'an unknown field of the answer in the undo',
    '- action: mail.purge\n  reason: Test\n  with: { messages: [] }\n  undo: { action: loose.run, with: { any: "${{ self.outptu }}" } }',
    ['unknown-field: outptu'],
  ],
]);

tellsNothing([
  [
    'the answer of the step in its undo',
    '- action: noop.run\n  undo: { action: loose.run, with: { any: "${{ self.output }}" } }',
  ],
]);
