import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'an approval that does not exist',
    '- id: ask\n  approve: { question: Go?, by: [{ team: csirt }] }\n- action: mail.purge\n  with: { messages: [] }\n  approval: akk',
    ['approval-unbound: akk'],
  ],
  [
    'an approval that may not have been asked',
    '- id: ask\n  approve: { question: Go?, by: [{ team: csirt }] }\n  if: run.id == "x"\n- action: mail.purge\n  with: { messages: [] }\n  approval: ask',
    ['approval-unbound: ask'],
  ],
  [
    'an approval that is another step',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n- action: mail.purge\n  with: { messages: [] }\n  approval: ticket',
    ['approval-unbound: ticket'],
  ],
]);

tellsNothing([
  [
    'an approval whose answer the condition asks for',
    '- id: ask\n  approve: { question: Go?, by: [{ team: csirt }] }\n  if: run.id == "x"\n- if: steps.ask.output.approved\n  action: mail.purge\n  with: { messages: [] }\n  approval: ask',
  ],
]);
