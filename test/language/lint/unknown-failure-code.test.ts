import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a failure code that nothing has',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n  catch: [{ on: [throtled], steps: [] }]\n  retry: { on: [unavailable, gone] }',
    ['unknown-failure-code: throtled', 'unknown-failure-code: { on: [unavailable, gone] }'],
  ],
]);

tellsNothing([
  [
    'a failure that a fail step gives',
    '- do: [{ if: "true", fail: { code: own-code, message: x } }]\n  catch: [{ on: [own-code], steps: [] }]',
  ],
]);
