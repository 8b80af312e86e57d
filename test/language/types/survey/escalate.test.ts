import { tells, tellsNothing } from '../../tells.ts';

const READ = '\n- { if: steps.wake.output.who == null, wait: 1m }';

tells([
  [
    '`until` that is no condition',
    `- { id: wake, escalate: soc-leads, until: size("a") }${READ}`,
    ['type-mismatch: size("a")'],
  ],
  [
    'a value of `with` that is not there',
    `- { id: wake, escalate: soc-leads, with: { message: "\${{ steps.none.output }}" } }${READ}`,
    ['unknown-step: steps.none.output'],
  ],
]);

tellsNothing([
  ['what it comes to', `- { id: wake, escalate: soc-leads }\n- set: { a: "\${{ steps.wake.output.levels + 1 }}" }`],
]);
