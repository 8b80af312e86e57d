import { expect, test } from 'vitest';
import { messagesOf } from '../../../language/explain/messages-of.ts';
import { aPlan, approve, escalate, lit, set, tell } from '../../engine/plans.ts';

test('everybody who is told or asked, with the steps', () => {
  const plan = aPlan([
    set('s', {}),
    approve('ok'),
    escalate('wake'),
    tell('t', { to: [{ team: lit('csirt') }, { audience: lit('mssp') }] }),
  ]);
  expect(messagesOf(plan, new Map())).toEqual([
    {
      who: 'team csirt',
      steps: [
        { path: 'ok', kind: 'approve' },
        { path: 't', kind: 'notify' },
      ],
    },
    { who: 'policy soc-leads', steps: [{ path: 'wake', kind: 'escalate' }] },
    { who: 'audience mssp', steps: [{ path: 't', kind: 'notify' }] },
  ]);
});
