import type { EscalationPolicy } from '../contracts/activities.ts';
import { checkedDuration } from '../language/compile/compile-context.ts';
import type { EscalationPolicyDocument } from '../language/schema/escalation-policy-schema.ts';

/** A checked document as a policy, defaults filled in. */
export function escalationPolicyFrom({
  name,
  title,
  levels,
  repeat,
  endsOn,
}: EscalationPolicyDocument): EscalationPolicy {
  return {
    name,
    title,
    levels: levels.map(({ to, within, urgency }) => ({
      to,
      withinMs: checkedDuration(within),
      urgency: urgency ?? 'high',
    })),
    repeat: repeat ?? 0,
    endsOn: endsOn ?? 'acknowledged',
  };
}
