import type { Action } from '../action.ts';
import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { limitTo, listing } from '../listing.ts';
import {
  VULNERABILITY,
  VULNERABILITY_EXAMPLE,
  vulnerabilityOutput,
  worstFirst,
} from '../vulnerability/vulnerability-output.ts';
import { DEVICE_ID, textOf, wholeOf } from './device-of.ts';

/**
 * Lists what one device has.
 *
 * @see Defender for Endpoint «Get discovered vulnerabilities»
 */
export const deviceListVulnerabilities: Action = {
  name: 'device.list_vulnerabilities',
  version: 1,
  summary: 'Lists the vulnerabilities of a device, the worst first',
  input: {
    type: 'object',
    properties: { device: DEVICE_ID, limit: limitTo(200, 'Vulnerabilities') },
    required: ['device', 'limit'],
    additionalProperties: false,
  },
  output: listing('vulnerabilities', VULNERABILITY),
  example: {
    input: { device: '1e5bc9d7e413ddd7902c2932e418702b84d0cc07', limit: 50 },
    output: { vulnerabilities: [VULNERABILITY_EXAMPLE] },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['Vulnerability.Read.All'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const device = textOf(input, 'device').toLowerCase();
    const found = await context.defenderEndpoint().listMachineVulnerabilities(device, context.signal);
    const worst = [...found].sort(worstFirst).slice(0, wholeOf(input, 'limit'));
    return { vulnerabilities: worst.map(vulnerabilityOutput) };
  },
};
