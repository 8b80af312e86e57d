import { checkedDuration } from '../language/compile/compile-context.ts';
import type { EscalationPolicyDocument } from '../language/schema/escalation-policy-schema.ts';

/** Who is called on a level of an escalation. */
export type EscalationRecipient = EscalationPolicyDocument['levels'][number]['to'][number];

/** A level of an escalation. */
export interface EscalationLevel {
  readonly to: readonly EscalationRecipient[];
  /** How long they have before the next level is called. */
  readonly withinMs: number;
  readonly urgency: 'low' | 'normal' | 'high';
}

/** Whom to call until somebody answers. */
export interface EscalationPolicy {
  readonly name: string;
  readonly title: string;
  /** At least one. */
  readonly levels: readonly EscalationLevel[];
  /** How often all levels are climbed again after the last one. */
  readonly repeat: number;
  readonly endsOn: 'acknowledged' | 'delivered';
}

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
