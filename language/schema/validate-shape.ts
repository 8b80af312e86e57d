import { Ajv, type ErrorObject } from 'ajv';
import type { TSchema } from 'typebox';
import type { Finding } from '../finding.ts';
import { toJson, type SourceNode } from '../source/source-node.ts';
import { parseBusinessDuration, parseDuration, parseDurationRange } from './duration.ts';
import { explainShapeError } from './explain-shape-error.ts';
import { pathOfPointer } from './locate.ts';
import { isDay, isDayOrMoment, isMoment, isTimeZone, parseHours } from './time-formats.ts';

/** What is wrong with the shape of a node; `at` is the path to it, for callers that leave the broken part out. */
export interface ShapeProblem {
  readonly at: readonly string[];
  readonly finding: Finding;
}

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, ownProperties: true });
ajv.addFormat('watchbill-duration', (written) => parseDuration(written) !== undefined);
ajv.addFormat('watchbill-duration-range', (written) => parseDurationRange(written) !== undefined);
ajv.addFormat('watchbill-positive-duration', (written) => (parseDuration(written) ?? 0) > 0);
ajv.addFormat('watchbill-business-duration', (written) => parseBusinessDuration(written) !== undefined);
ajv.addFormat('watchbill-moment', isMoment);
ajv.addFormat('watchbill-day', isDay);
ajv.addFormat('watchbill-day-or-moment', isDayOrMoment);
ajv.addFormat('watchbill-hours', (written) => parseHours(written) !== undefined);
ajv.addFormat('watchbill-timezone', isTimeZone);
// Formats of event and action schemas say what a text means; they do not refuse.
ajv.addFormat('date-time', true);
ajv.addFormat('email', true);
ajv.addFormat('uri', true);

/** Compares a node with a schema. One problem for each mistake, at the key or value that an author has to change. */
export function validateShape(schema: TSchema, node: SourceNode): readonly ShapeProblem[] {
  const validate = ajv.compile(schema);
  if (validate(toJson(node))) return [];
  return withoutTypeEchoes(withoutUnionNoise(validate.errors as ErrorObject[])).map((error) => ({
    at: pathOfPointer(error.instancePath),
    finding: explainShapeError(error, node),
  }));
}

/**
 * A union answers once for each member and once more for itself. If exactly one member is of the value's type, the author
 * meant that one and only its errors count, as of several mappings if one of them lacks no key; otherwise only the union's own error does.
 */
function withoutUnionNoise(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let kept = [...errors];
  for (const union of errors.filter((error) => error.keyword === 'anyOf')) {
    const prefix = `${union.schemaPath}/`;
    const ofMembers = kept.filter(
      (error) => error.schemaPath.startsWith(prefix) && error.instancePath.startsWith(union.instancePath),
    );
    const memberOf = (error: ErrorObject) => error.schemaPath.slice(prefix.length).split('/', 1).join('');
    const isAboutType = (error: ErrorObject) => error.instancePath === union.instancePath && error.keyword === 'type';
    const refused = new Set(ofMembers.filter(isAboutType).map(memberOf));
    const fitting = new Set(ofMembers.map(memberOf).filter((member) => !refused.has(member)));
    const lacking = new Set(ofMembers.filter((error) => isAboutKeys(union, error)).map(memberOf));
    const whole = new Set([...fitting].filter((member) => !lacking.has(member)));
    const meant = whole.size === 1 ? whole : fitting;
    const dropped = new Set<ErrorObject>(ofMembers);
    if (meant.size === 1) {
      dropped.add(union);
      for (const error of ofMembers) if (meant.has(memberOf(error))) dropped.delete(error);
    }
    kept = kept.filter((error) => !dropped.has(error));
  }
  return kept;
}

/** Of several mappings the one that lacks no key was meant. What may be a secret is not looked at so closely: it would be shown. */
function isAboutKeys(union: ErrorObject, { keyword, instancePath }: ErrorObject): boolean {
  const { holdsSecret } = union.parentSchema as { readonly holdsSecret?: boolean }; // our own schemas have it
  return holdsSecret !== true && keyword === 'required' && instancePath === union.instancePath;
}

/** A value of the wrong type is no allowed word either: that goes without saying. */
function withoutTypeEchoes(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  return errors.filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath));
}
