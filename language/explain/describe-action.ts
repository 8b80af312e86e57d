import { stringify } from 'yaml';
import type { ActionSignature, Impact } from '../schema/action-signature.ts';
import type { CallLimits } from '../schema/call-limits.ts';
import { schemaFields, type SchemaField } from './schema-fields.ts';

/** An action of the catalogue in words. */
export interface ActionDescription {
  /** `device.isolate@1`. */
  readonly title: string;
  readonly summary: string;
  /** What it does to the world, what a repeat means, who takes it back, what it needs, how often it may be called: each with its name. */
  readonly facts: readonly (readonly [name: string, words: string])[];
  /** Members of `with`. */
  readonly input: readonly SchemaField[];
  /** Members of what a step gets, as `steps.<id>.output`. */
  readonly output: readonly SchemaField[];
  /** A step that calls it, as YAML. */
  readonly step: string;
}

const IMPACT: Readonly<Record<Impact, string>> = {
  read: 'read: changes nothing',
  write: 'write: changes records that people work with',
  notify: 'notify: people get a message',
  disruptive: 'disruptive: somebody cannot work until it is taken back',
  destructive: 'destructive: cannot be taken back',
};

const REPEAT: Readonly<Record<ActionSignature['repeat'], string>> = {
  safe: 'safe to repeat',
  idempotent: 'safe to repeat: a repeat does nothing more',
  reconciled: 'whether an earlier attempt took effect is asked before it is repeated',
};

/** Describes an action for people who write playbooks. */
export function describeAction(action: ActionSignature): ActionDescription {
  const { name, version, summary, impact, repeat, targets, needs } = action;
  return {
    title: `${name}@${version}`,
    summary,
    facts: [
      ['Impact', IMPACT[impact]],
      ['Repeat', REPEAT[repeat]],
      ...(action.undo === undefined ? [] : [['Undo', undoWords(action.undo)] as const]),
      ...(targets.length === 0 ? [] : [['An approval binds to', targets.join(', ')] as const]),
      ['Needs', `${needs.connection}: ${needs.permissions.join('; ')}`],
      ...(action.limits === undefined ? [] : [['Limit', limitWords(action.limits)] as const]),
    ],
    input: schemaFields(action.input),
    output: schemaFields(action.output),
    step: stringify([{ action: name, with: action.example.input }], { singleQuote: true }),
  };
}

function limitWords({ api, perMinute, perHour }: CallLimits): string {
  const figures = [
    ...(perMinute === undefined ? [] : [`${perMinute} calls a minute`]),
    ...(perHour === undefined ? [] : [`${perHour} calls an hour`]),
  ];
  return `${figures.join(', ')} and tenant, with all that calls ${api}`;
}

function undoWords(undo: NonNullable<ActionSignature['undo']>): string {
  return 'by' in undo ? `by ${undo.by}` : `none: ${undo.none}`;
}
