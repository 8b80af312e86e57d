import type { Action } from '../action.ts';
import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { textOf } from '../device/device-of.ts';
import { listing } from '../listing.ts';

/**
 * Reads the exposure score, which vulnerability management computes of devices.
 *
 * @see Defender for Endpoint «Get exposure score», «List exposure score by device group»
 */
export const scoreExposure: Action = {
  name: 'score.exposure',
  version: 1,
  summary: 'Reads how exposed devices are to vulnerabilities, from 0 to 100, the most exposed group first',
  input: {
    type: 'object',
    properties: {
      of: { type: 'string', enum: ['tenant', 'device_groups'], description: 'All devices together, or each group' },
    },
    required: ['of'],
    additionalProperties: false,
  },
  output: listing('scores', {
    group: { type: 'string', description: 'Name of the device group; empty for all devices' },
    at: { type: 'string', format: 'date-time' },
    score: { type: 'number', description: 'From 0 to 100; less is better' },
  }),
  example: {
    input: { of: 'tenant' },
    output: { scores: [{ group: '', at: '2026-02-27T07:23:53Z', score: 33.4 }] },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['Score.Read.All'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const defender = context.defenderEndpoint();
    const scores =
      textOf(input, 'of') === 'tenant'
        ? [await defender.getExposureScore(context.signal)]
        : await defender.listExposureScores(context.signal);
    const highest = [...scores].sort((one, other) => other.score - one.score);
    return { scores: highest.map(({ group, at, score }) => ({ group, at, score })) };
  },
};
