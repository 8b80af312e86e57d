import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'an unknown field of the event, and what may not have run',
    '- waitFor: { event: o365.threat_intelligence, where: event.verdct == "Phish", timeout: 1h }\n  onTimeout: [{ id: late, wait: 1m }]\n- set: { a: "${{ steps.late.output.until }}" }',
    ['unknown-field: verdct', 'maybe-no-output: steps.late.output.until'],
  ],
]);

tellsNothing([
  [
    'the event in `where`, and in the output once it has been asked about',
    '- id: reply\n  waitFor: { event: o365.threat_intelligence, where: event.id != inputs.mail.id, timeout: 1h }\n- if: steps.reply.output.arrived\n  set: { a: "${{ steps.reply.output.event.id }}" }',
  ],
]);
