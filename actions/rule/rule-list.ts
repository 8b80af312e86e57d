import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { numberOf, textOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';
import { EXAMPLE_USER, USER } from '../user/user-name.ts';

const MEMBERS = {
  id: { type: 'string' },
  name: { type: 'string', description: 'Hostile text' },
  is_enabled: { type: 'boolean' },
  forwards_to: { type: 'array', items: { type: 'string' }, description: 'Addresses that mails go on to' },
  deletes: { type: 'boolean' },
  moves: { type: 'boolean', description: 'Whether mails are moved to another folder' },
  marks_as_read: { type: 'boolean' },
} as const;

/**
 * Lists the rules of an inbox: attackers forward and hide mails with them.
 *
 * @see Microsoft Graph «List messageRules»
 */
export const ruleList: Action = {
  name: 'rule.list',
  version: 1,
  summary: 'Lists the rules of an inbox, with what each forwards, moves, deletes or hides',
  input: {
    type: 'object',
    properties: { user: USER, limit: limitTo(100, 'Rules') },
    required: ['user', 'limit'],
    additionalProperties: false,
  },
  output: listing('rules', MEMBERS),
  example: {
    input: { user: EXAMPLE_USER, limit: 50 },
    output: {
      rules: [
        {
          id: 'AQAAAJ5dZqA=',
          name: '.',
          is_enabled: true,
          forwards_to: ['drop@attacker.example'],
          deletes: true,
          moves: false,
          marks_as_read: true,
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: graphNeeds('MailboxSettings.Read'),
  run: async (context, input) => {
    const all = await context.graph().inboxRules.list(textOf(input, 'user'), context.signal);
    const rules = all.slice(0, numberOf(input, 'limit')).map((rule) => ({
      id: rule.id,
      name: rule.name,
      is_enabled: rule.isEnabled,
      forwards_to: rule.forwardsTo,
      deletes: rule.deletes,
      moves: rule.moves,
      marks_as_read: rule.marksAsRead,
    }));
    return { rules };
  },
};
