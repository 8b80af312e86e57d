import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

test('all rules speak at once, so that an author mends a playbook in one go', () => {
  const steps = `- { id: a, action: tiket.ensure }
- { id: a, wait: 1h }
- set: { x: "\${{ steps.b.status }}" }
- notify: { to: [{ team: nobody }], text: x }
- stop: { outcome: failed }`;
  expect(findingsOf(aPlaybook(steps)).map((finding) => finding.split(':', 1)[0])).toEqual([
    'unknown-action',
    'duplicate-id',
    'unknown-step',
    'unknown-team',
    'reserved-outcome',
  ]);
});
