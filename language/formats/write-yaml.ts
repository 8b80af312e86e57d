import type { Json, JsonObject } from '../../contracts/json.ts';

/** Texts that are written without quotes: nobody can read them as anything but a text. */
const PLAIN = /^[A-Za-z][\w./-]*( [\w./-]+)*$/;
/** Words that some reader of YAML takes for something else than a text. */
const WORDS = /^(true|false|yes|no|on|off|y|n|null|nan|inf)$/i;
/** Short enough to stand on the line of its name. */
const FLOW_MAX = 80;

/** JSON as YAML that people read: a member a line, what is short in one line, texts in quotes where they could be mistaken. */
export function writeYaml(value: JsonObject): string {
  return `${membersOf(value, '').join('\n')}\n`;
}

function membersOf(value: JsonObject, indent: string): readonly string[] {
  return Object.entries(value).flatMap(([name, member]) => blockOf(`${indent}${scalar(name)}:`, member, indent));
}

function blockOf(head: string, value: Json, indent: string): readonly string[] {
  const flow = flowOf(value);
  if (typeof value !== 'object' || value === null || flow.length <= FLOW_MAX) return [`${head} ${flow}`];
  const inner = `${indent}  `;
  if (Array.isArray(value)) return [head, ...value.flatMap((item: Json) => itemOf(item, inner))];
  return [head, ...membersOf(value as JsonObject, inner)];
}

function itemOf(item: Json, indent: string): readonly string[] {
  const flow = flowOf(item);
  if (flow.length <= FLOW_MAX || typeof item !== 'object' || item === null) return [`${indent}- ${flow}`];
  const inner = Array.isArray(item)
    ? item.flatMap((one: Json) => itemOf(one, `${indent}  `))
    : membersOf(item as JsonObject, `${indent}  `);
  const [first = '', ...rest] = inner;
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

function flowOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => flowOf(item)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? scalar(value) : String(value);
  const members = Object.entries(value as JsonObject).map(([name, member]) => `${scalar(name)}: ${flowOf(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** JSON's quotes are YAML's, but for three characters that YAML takes for the end of a line or of the text. */
function scalar(text: string): string {
  if (PLAIN.test(text) && !WORDS.test(text)) return text;
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
