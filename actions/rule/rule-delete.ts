import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_USER, USER } from '../user/user-name.ts';

/**
 * Deletes a rule of an inbox. It cannot be given back: note before what `rule.list` says of it.
 *
 * @see Microsoft Graph «Delete messageRule»
 */
export const ruleDelete: Action = {
  name: 'rule.delete',
  version: 1,
  summary: 'Deletes a rule of an inbox',
  input: {
    type: 'object',
    properties: {
      user: USER,
      rule_id: { type: 'string', minLength: 1, maxLength: 200, description: 'Id of the rule' },
    },
    required: ['user', 'rule_id'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      deleted: { type: 'boolean', description: 'False when there was none of this id, also after an earlier attempt' },
    },
    required: ['deleted'],
    additionalProperties: false,
  },
  example: { input: { user: EXAMPLE_USER, rule_id: 'AQAAAJ5dZqA=' }, output: { deleted: true } },
  impact: 'destructive',
  quick: false,
  repeat: 'idempotent',
  targets: ['user', 'rule_id'],
  undo: { none: 'Graph keeps no deleted rule: note before what it did' },
  needs: graphNeeds('MailboxSettings.ReadWrite'),
  run: async (context, input) => {
    const [user, rule] = [textOf(input, 'user'), textOf(input, 'rule_id')];
    return { deleted: await context.graph().inboxRules.delete(user, rule, context.signal) };
  },
};
