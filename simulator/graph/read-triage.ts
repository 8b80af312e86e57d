import type { JsonRecord } from '../records/record-types.ts';

/** What a triage may set on an incident or an alert. */
export interface Triage {
  readonly status?: string;
  readonly classification?: string;
  readonly determination?: string;
  readonly assignedTo?: string | null;
}

const CLASSIFICATIONS = ['unknown', 'falsePositive', 'truePositive', 'informationalExpectedActivity'];

const DETERMINATIONS = [
  'unknown',
  'apt',
  'malware',
  'securityPersonnel',
  'securityTesting',
  'unwantedSoftware',
  'other',
  'multiStagedAttack',
  'compromisedAccount',
  'phishing',
  'maliciousUserActivity',
  'notMalicious',
  'notEnoughDataToValidate',
  'confirmedActivity',
  'lineOfBusinessApplication',
];

/** Older names that pages still list. */
const DETERMINATION_ALIASES: Readonly<Record<string, string>> = {
  clean: 'notMalicious',
  compromiseduser: 'compromisedAccount',
  insufficientdata: 'notEnoughDataToValidate',
  confirmeduseractivity: 'confirmedActivity',
};

/** Reads what a PATCH sets. Enums in any letter case; a name that the enum lacks is a problem. */
export function readTriage(
  body: Readonly<Record<string, unknown>>,
  statuses: readonly string[],
): { readonly triage: Triage } | { readonly problem: string } {
  const triage: Record<string, string | null> = {};
  const enums: readonly (readonly [string, readonly string[]])[] = [
    ['status', statuses],
    ['classification', CLASSIFICATIONS],
    ['determination', DETERMINATIONS],
  ];
  for (const [name, members] of enums) {
    const given = body[name];
    if (given === undefined || given === null) continue;
    const member = memberOf(given, members);
    if (member === undefined)
      return { problem: `Requested value '${String(JSON.stringify(given))}' of '${name}' was not found.` };
    triage[name] = member;
  }
  const { assignedTo } = body;
  if (assignedTo === null || assignedTo === '') triage['assignedTo'] = null;
  else if (typeof assignedTo === 'string') triage['assignedTo'] = assignedTo;
  else if (assignedTo !== undefined) return { problem: "Cannot convert the value of 'assignedTo' to 'Edm.String'." };
  return { triage };
}

function memberOf(given: unknown, members: readonly string[]): string | undefined {
  if (typeof given !== 'string') return undefined;
  const wanted = (DETERMINATION_ALIASES[given.toLowerCase()] ?? given).toLowerCase();
  return members.find((member) => member.toLowerCase() === wanted);
}

/** The text of a comment, or nothing if the body has none. */
export function readComment(body: Readonly<Record<string, unknown>>): string | undefined {
  const { comment } = body;
  return typeof comment === 'string' && comment !== '' ? comment : undefined;
}

/** The body of an answer to a new comment: the whole list. */
export function commentsAnswer(context: string, comments: readonly JsonRecord[]): JsonRecord {
  return { '@odata.context': context, value: comments };
}
