import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { INDICATOR_ACTIONS, INDICATOR_TYPES } from '../../connectors/defender-endpoint/indicator.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Action } from '../action.ts';
import { textOf } from '../device/device-of.ts';
import { INDICATOR, INDICATOR_EXAMPLE, indicatorOutput, INDICATOR_VALUE } from './indicator-output.ts';

/**
 * Sets what devices do where they find a value. They keep one indicator a value: another one with it is overwritten.
 *
 * @see Defender for Endpoint «Submit or update indicator»
 */
export const indicatorSet: Action = {
  name: 'indicator.set',
  version: 1,
  summary: 'Sets what devices do where they find a file, address, domain or URL; one with the value is overwritten',
  input: {
    type: 'object',
    properties: {
      value: INDICATOR_VALUE,
      type: { type: 'string', enum: [...INDICATOR_TYPES] },
      action: { type: 'string', enum: [...INDICATOR_ACTIONS], description: '`Audit` alerts alone' },
      title: { type: 'string', minLength: 1, maxLength: 200 },
      description: { type: 'string', minLength: 1, maxLength: 1_000 },
      severity: { type: 'string', enum: ['Informational', 'Low', 'Medium', 'High'] },
      expires_at: { type: 'string', format: 'date-time', description: 'Without it, it never expires' },
    },
    required: ['value', 'type', 'action', 'title', 'description', 'severity'],
    additionalProperties: false,
  },
  output: { type: 'object', properties: INDICATOR, required: Object.keys(INDICATOR), additionalProperties: false },
  example: {
    input: {
      value: 'invoice-portal.example',
      type: 'DomainName',
      action: 'Block',
      title: 'Phishing: invoice',
      description: 'Asks for passwords: run r-0123456789ab',
      severity: 'High',
      expires_at: '2026-05-20T00:00:00Z',
    },
    output: INDICATOR_EXAMPLE,
  },
  impact: 'disruptive',
  quick: false,
  repeat: 'idempotent',
  undo: { by: 'indicator.remove' },
  targets: ['value'],
  needs: { connection: 'defender-endpoint', permissions: ['Ti.ReadWrite'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const expiresAt = textOf(input, 'expires_at');
    const draft = {
      value: textOf(input, 'value'),
      type: oneOf(INDICATOR_TYPES, input, 'type'),
      action: oneOf(INDICATOR_ACTIONS, input, 'action'),
      title: textOf(input, 'title'),
      description: textOf(input, 'description'),
      severity: textOf(input, 'severity'),
      ...(expiresAt === '' ? {} : { expiresAt }),
    };
    return indicatorOutput(await context.defenderEndpoint().setIndicator(draft, context.signal));
  },
};

function oneOf<Word extends string>(words: readonly Word[], input: JsonObject, name: string): Word {
  const found = words.find((word) => word === input[name]);
  invariant(found !== undefined, `The input was compared with the schema: "${name}" is one of the words`);
  return found;
}
