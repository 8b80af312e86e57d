import { tells, tellsNothing } from '../tells.ts';

tells([
  ['an escalation without an id', '- escalate: soc-leads', ['escalation-in-silence: soc-leads']],
  [
    'one of which only the status is read, which is always the same',
    '- { id: wake, escalate: soc-leads }\n- { if: steps.wake.status == "succeeded", wait: 1m }',
    ['escalation-in-silence: soc-leads'],
  ],
  [
    'one beside an expression that cannot be read',
    '- escalate: soc-leads\n- { if: "1 +", wait: 1m }',
    ['escalation-in-silence: soc-leads', 'expression-syntax: +'],
  ],
]);

tellsNothing([
  [
    'an escalation whose end is read',
    '- { id: wake, escalate: soc-leads }\n- { if: steps.wake.output.who == null, wait: 1m }',
  ],
  ['one read with all steps', '- { id: wake, escalate: soc-leads }\n- set: { all: "${{ steps }}" }'],
]);
