import type { Action } from '../action.ts';
import { GRAPH_SECURITY } from '../api-limits.ts';
import { numberOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';

/**
 * Lists what could be done for the Secure Score, by rank.
 *
 * @see Microsoft Graph «List secureScoreControlProfiles»
 */
export const scoreListControls: Action = {
  name: 'score.list_controls',
  version: 1,
  summary: 'Lists the controls of the Secure Score, those that are most worth doing first',
  input: {
    type: 'object',
    properties: { limit: limitTo(100, 'Controls') },
    required: ['limit'],
    additionalProperties: false,
  },
  output: listing('controls', {
    id: { type: 'string' },
    title: { type: 'string' },
    service: { type: 'string' },
    maximum: { type: 'number', description: 'Points that it is worth' },
    state: { type: 'string', enum: ['Default', 'Ignored', 'ThirdParty', 'Reviewed'] },
  }),
  example: {
    input: { limit: 5 },
    output: {
      controls: [
        {
          id: 'AdminMFAV2',
          title: 'Require MFA for administrators',
          service: 'Azure AD',
          maximum: 10,
          state: 'Default',
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'graph', permissions: ['SecurityEvents.Read.All'] },
  limits: GRAPH_SECURITY,
  run: async (context, input) => {
    const all = await context.graph().scores.listControls(context.signal);
    const controls = all.slice(0, numberOf(input, 'limit')).map((control) => ({
      id: control.id,
      title: control.title,
      service: control.service,
      maximum: control.maximum,
      state: control.state,
    }));
    return { controls };
  },
};
