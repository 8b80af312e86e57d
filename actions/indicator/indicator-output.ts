import type { JsonObject } from '../../contracts/json.ts';
import type { Indicator } from '../../connectors/defender-endpoint/indicator.ts';

/** Schemas of what is told of one indicator. */
export const INDICATOR: Readonly<Record<string, JsonObject>> = {
  id: { type: 'string' },
  value: { type: 'string' },
  type: { type: 'string' },
  action: { type: 'string', description: 'Also the older `Alert` and `AlertAndBlock`' },
  title: { type: 'string' },
  severity: { type: 'string' },
  expires_at: { type: 'string', description: 'A moment; empty if it never expires' },
  created_by: { type: 'string' },
};

/** Example of an indicator. */
export const INDICATOR_EXAMPLE: JsonObject = {
  id: '995',
  value: 'invoice-portal.example',
  type: 'DomainName',
  action: 'Block',
  title: 'Phishing: invoice',
  severity: 'High',
  expires_at: '2026-05-20T00:00:00Z',
  created_by: 'watchbill',
};

/** An indicator as a step tells it. */
export function indicatorOutput(indicator: Indicator): JsonObject {
  return {
    id: indicator.id,
    value: indicator.value,
    type: indicator.type,
    action: indicator.action,
    title: indicator.title,
    severity: indicator.severity,
    expires_at: indicator.expiresAt ?? '',
    created_by: indicator.createdBy,
  };
}

/** Schema of an input that is the value of an indicator. */
export const INDICATOR_VALUE: JsonObject = {
  type: 'string',
  minLength: 1,
  maxLength: 2_048,
  description: 'A hash, an address, a domain or a URL; no range of addresses',
};
