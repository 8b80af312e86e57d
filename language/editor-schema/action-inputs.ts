import type { JsonObject } from '../../contracts/json.ts';
import type { ActionSignature, ActionSignatures } from '../schema/action-signature.ts';
import { choice, definition } from './for-editors.ts';

/** A text with an expression in it. What it comes to is known to the checker alone. */
const SPAN: JsonObject = { title: 'expression', type: 'string', pattern: '\\$\\{\\{' };

/** Definitions of the inputs of each action, as `with-<action>`. */
export function actionInputs(actions: ActionSignatures): JsonObject {
  return Object.fromEntries(sorted(actions).map((action) => [nameOf(action), inputsOf(action)]));
}

/** Keys that the schema of the step kind has. */
type StepKeys = JsonObject & { readonly action: JsonObject; readonly with: JsonObject };

/** The step kind `action`, with the actions that there are and, by `action`, the keys of `with`. */
export function actionStep(step: JsonObject, actions: ActionSignatures): JsonObject {
  const { action, with: anyInputs, ...others } = step['properties'] as StepKeys;
  const known = sorted(actions);
  return {
    ...step,
    // What `with` is stands with each action: an editor shows the first description that it finds.
    properties: { action: oneOfActions(action, known), with: true, ...others },
    allOf: [
      ...known.map((one) => choice(named([one]), takes(one))),
      choice(named(known), {}, { properties: { with: anyInputs } }),
    ],
  };
}

const sorted = (actions: ActionSignatures) => [...actions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
const nameOf = ({ name }: ActionSignature) => `with-${name}`;

/** Whether the step calls one of these. No `enum`, whose values editors would show as those that are allowed. */
function named(actions: readonly ActionSignature[]): JsonObject {
  const names = actions.map(({ name }) => name.replace('.', '\\.')).join('|');
  return { properties: { action: { pattern: `^(${names})(@.*)?$` } } };
}

function takes(action: ActionSignature): JsonObject {
  const required = action.input['required'] as readonly string[] | undefined;
  const needsInputs = required !== undefined && required.length > 0;
  return {
    properties: { with: definition(nameOf(action)) },
    ...(needsInputs ? { required: ['with'] } : {}),
  };
}

function oneOfActions(
  { pattern: _pattern, errorMessage: _errorMessage, ...shape }: JsonObject,
  actions: readonly ActionSignature[],
): JsonObject {
  const versions = actions.map(({ name, version }) => `${name.replace('.', '\\.')}@${version}`);
  const names = {
    title: 'action',
    enum: actions.map(({ name }) => name),
    enumDescriptions: actions.map(({ summary }) => `${summary}.`),
  };
  return { ...shape, anyOf: [names, { title: 'version', pattern: `^(${versions.join('|')})$` }] };
}

function inputsOf({ name, summary, input }: ActionSignature): JsonObject {
  const description = `Inputs of \`${name}\`. ${summary}.`;
  return { ...orSpans(input), title: name, description, markdownDescription: description };
}

/** An object whose members may be expressions. */
function orSpans({ properties = {}, ...schema }: JsonObject): JsonObject {
  const members = Object.entries(properties as JsonObject);
  return { ...schema, properties: Object.fromEntries(members.map(([key, of]) => [key, orSpan(of as JsonObject)])) };
}

/** A value, or a text with an expression instead. What people read of it stands outside, so that they read it of both. */
function orSpan(schema: JsonObject): JsonObject {
  const { description = 'Any value', default: fallback, ...rest } = schema;
  const about = {
    description,
    markdownDescription: description,
    ...(fallback === undefined ? {} : { default: fallback }),
  };
  return Object.keys(rest).length === 0
    ? about
    : { ...about, anyOf: [{ title: titleOf(rest), ...inside(rest) }, SPAN] };
}

function inside(schema: JsonObject): JsonObject {
  const object = schema['properties'] === undefined ? schema : orSpans(schema);
  const items = object['items'];
  return items === undefined ? object : { ...object, items: orSpan(items as JsonObject) };
}

const titleOf = ({ type }: JsonObject) => (typeof type === 'string' ? type : 'value');
