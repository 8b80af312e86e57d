import type { JsonObject } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import type { EntityReader } from './read-entity.ts';

/** Kinds of values that devices look for. */
export const INDICATOR_TYPES = [
  'FileSha1',
  'FileSha256',
  'FileMd5',
  'CertificateThumbprint',
  'IpAddress',
  'DomainName',
  'Url',
] as const;

/** What devices do where they find one. `Audit` always alerts. */
export const INDICATOR_ACTIONS = ['Audit', 'Warn', 'Block', 'BlockAndRemediate', 'Allowed'] as const;

/** What is set of an indicator. */
export interface IndicatorDraft {
  /** No range of addresses. */
  readonly value: string;
  readonly type: (typeof INDICATOR_TYPES)[number];
  readonly action: (typeof INDICATOR_ACTIONS)[number];
  readonly title: string;
  readonly description: string;
  /** `Informational`, `Low`, `Medium` or `High`. */
  readonly severity: string;
  /** @default never */
  readonly expiresAt?: UtcTime;
}

/** An indicator of the customer. Texts of theirs are kept as they are. */
export interface Indicator {
  readonly id: string;
  readonly value: string;
  readonly type: string;
  /** Also the older `Alert` and `AlertAndBlock`. */
  readonly action: string;
  readonly title: string;
  readonly severity: string;
  readonly expiresAt: UtcTime | null;
  /** Who made it, as they name them. */
  readonly createdBy: string;
}

/**
 * Reads an indicator.
 *
 * @throws {UpstreamError} `invalid-answer` without id, value, type or action.
 */
export function readIndicator(entity: EntityReader): Indicator {
  return {
    id: entity.need('id'),
    value: entity.need('indicatorValue'),
    type: entity.need('indicatorType'),
    action: entity.need('action'),
    title: entity.text('title'),
    severity: entity.text('severity'),
    expiresAt: entity.time('expirationTime'),
    createdBy:
      entity.text('createdByDisplayName') === '' ? entity.text('createdBy') : entity.text('createdByDisplayName'),
  };
}

/** An indicator as it is sent. They refuse an `Audit` that does not alert. */
export function writeIndicator(draft: IndicatorDraft): JsonObject {
  return {
    indicatorValue: draft.value,
    indicatorType: draft.type,
    action: draft.action,
    title: draft.title,
    description: draft.description,
    severity: draft.severity,
    generateAlert: draft.action === 'Audit',
    ...(draft.expiresAt === undefined ? {} : { expirationTime: draft.expiresAt }),
  };
}
