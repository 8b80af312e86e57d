import type { Action } from '../action.ts';
import { graphNeeds } from '../graph-needs.ts';
import { textOf } from '../input-values.ts';
import { EXAMPLE_USER, USER } from './user-name.ts';

const MEMBERS = {
  id: { type: 'string', description: 'Id in Entra' },
  user_principal_name: { type: 'string' },
  display_name: { type: 'string' },
  mail: { type: 'string' },
  job_title: { type: 'string' },
  department: { type: 'string' },
  is_enabled: { type: 'boolean', description: 'Whether the user may sign in' },
  is_synced: { type: 'boolean', description: 'Whether the account comes from a directory on premises' },
  sessions_valid_from: {
    type: 'string',
    description: 'Sessions from before are not valid; empty where it is not said',
  },
} as const;

/**
 * Reads a user.
 *
 * @see Microsoft Graph «Get user»
 */
export const userGet: Action = {
  name: 'user.get',
  version: 1,
  summary: 'Reads a user: whether the account is enabled, where it comes from, and who it is',
  input: { type: 'object', properties: { user: USER }, required: ['user'], additionalProperties: false },
  output: {
    type: 'object',
    properties: { ...MEMBERS },
    required: Object.keys(MEMBERS),
    additionalProperties: false,
  },
  example: {
    input: { user: EXAMPLE_USER },
    output: {
      id: '1f0d3a52-7a0c-4f6e-9c3e-0d4a5b6c7d8e',
      user_principal_name: EXAMPLE_USER,
      display_name: 'Mia Example',
      mail: EXAMPLE_USER,
      job_title: 'Accountant',
      department: 'Finance',
      is_enabled: true,
      is_synced: false,
      sessions_valid_from: '2026-03-01T09:00:00.000Z',
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: graphNeeds('User.Read.All'),
  run: async (context, input) => {
    const user = await context.graph().users.get(textOf(input, 'user'), context.signal);
    return {
      id: user.id,
      user_principal_name: user.userPrincipalName,
      display_name: user.displayName,
      mail: user.mail,
      job_title: user.jobTitle,
      department: user.department,
      is_enabled: user.isEnabled,
      is_synced: user.isSynced,
      sessions_valid_from: user.sessionsValidFrom ?? '',
    };
  },
};
