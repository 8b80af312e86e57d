import { tells } from '../tells.ts';

tells([
  [
    'an outcome of our own',
    '- if: "true"\n  stop: { outcome: failed }\n- stop: { outcome: cancelled }',
    ['reserved-outcome: failed', 'reserved-outcome: cancelled'],
  ],
]);
