import { Type } from 'typebox';
import { InputMap, KebabName, Text, ValueMap, about, closed, oneOf } from '../atoms.ts';

const CallSchema = closed({
  path: about(KebabName, 'Last part of the address that is called; no other playbook has it.', {
    examples: ['edr-alert'],
  }),
  body: Type.Optional(
    about(InputMap, 'Members of the JSON object that is sent, as inputs are written; no others are taken.', {
      examples: [{ alert_id: 'string', severity: { type: 'string', enum: ['low', 'high'] } }],
    }),
  ),
  auth: Type.Optional(
    about(
      oneOf('hmac', 'bearer'),
      'How a call shows that it knows the secret: by a signature over its body, or by the secret itself.',
      { default: 'hmac', examples: ['bearer'] },
    ),
  ),
});

/** A call of another system starts a run. */
export const WEBHOOK_TRIGGER_SCHEMA = closed({
  webhook: about(CallSchema, 'Starts when another system calls the address of the webhook.', {
    examples: [{ path: 'edr-alert', body: { alert_id: 'string' } }],
  }),
  key: Type.Optional(
    about(Text, 'Calls with the same key start one run, where the call has no `Idempotency-Key` of its own.', {
      examples: ['${{ event.body.alert_id }}'],
    }),
  ),
  with: Type.Optional(
    about(ValueMap, 'Inputs of the run, by name; expressions read `event`, `tenant` and `now`.', {
      examples: [{ alert: '${{ event.body.alert_id }}' }],
    }),
  ),
});
