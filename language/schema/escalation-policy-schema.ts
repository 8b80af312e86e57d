import { Type, type Static } from 'typebox';
import { KebabName, Text, about, closed, envelope, listOf, oneOf, whole } from './atoms.ts';
import { PositiveDuration } from './time-atoms.ts';

/** Levels that a policy may have. */
const LEVELS_MAX = 20;

/** How often a policy may be climbed again. */
const REPEAT_MAX = 10;

const Recipient = Type.Union(
  [
    closed({ team: about(KebabName, 'Name of the team that is called.', { examples: ['csirt'] }) }),
    closed({ person: about(KebabName, 'Id of the person who is called.', { examples: ['mia'] }) }),
    closed({
      rota: about(KebabName, 'Name of the rota whose person on duty is called.', { examples: ['night-duty'] }),
    }),
  ],
  { expect: 'one of `team: …`, `person: …` and `rota: …`' },
);

const Level = closed({
  to: about(listOf(Recipient, 'a list of teams, people and rotas'), 'Who is called on this level, all at once.', {
    examples: [[{ rota: 'night-duty' }, { team: 'csirt' }]],
  }),
  within: about(
    PositiveDuration,
    'How long they have; after that the next level is called, or after the last one the first again.',
    { examples: ['10m'] },
  ),
  urgency: Type.Optional(
    about(oneOf('low', 'normal', 'high'), 'How urgent the message is, which decides the channels it goes through.', {
      default: 'high',
      examples: ['normal'],
    }),
  ),
});

/** Whom to call until somebody answers: levels that are climbed one after the other. */
export const EscalationPolicySchema = closed({
  ...envelope('EscalationPolicy', 'soc-leads'),
  title: about(Text, 'What people call the policy.', { examples: ['SOC leads'] }),
  levels: about(
    Type.Array(Level, { minItems: 1, maxItems: LEVELS_MAX, expect: `a list of 1 to ${LEVELS_MAX} levels` }),
    'Who is called, level by level, until the policy ends.',
    { examples: [[{ to: [{ team: 'csirt' }], within: '10m' }]] },
  ),
  repeat: Type.Optional(
    about(whole(0, REPEAT_MAX), `How often all levels are climbed again after the last one, 0 to ${REPEAT_MAX}.`, {
      default: 0,
      examples: [2],
    }),
  ),
  endsOn: Type.Optional(
    about(
      oneOf('acknowledged', 'delivered'),
      'What ends it: somebody says that they have it, or a message reaches somebody.',
      { default: 'acknowledged', examples: ['delivered'] },
    ),
  ),
});

/** An escalation policy as it is written and checked. */
export type EscalationPolicyDocument = Static<typeof EscalationPolicySchema>;
