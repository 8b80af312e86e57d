import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'branches in a circle',
    '- parallel: { one: { needs: [two], steps: [] }, two: { steps: [], needs: [one] } }',
    ['needs-cycle: needs', 'needs-cycle: needs'],
  ],
]);

tellsNothing([
  [
    'branches in a row',
    '- parallel: { one: [], two: { needs: [one], steps: [] }, three: { needs: [two], steps: [] } }',
  ],
]);
