import { tells } from '../tells.ts';

tells([
  ['an unknown branch', '- parallel: { one: [], two: { needs: [onne], steps: [] } }', ['unknown-branch: onne']],
  [
    'branches in a circle',
    '- parallel: { one: { needs: [two], steps: [] }, two: { needs: [one], steps: [] } }',
    ['needs-cycle: needs', 'needs-cycle: needs'],
  ],
  ['more branches to join than there are', '- parallel: { one: [] }\n  join: 2', ['join-out-of-range: 2']],
]);
