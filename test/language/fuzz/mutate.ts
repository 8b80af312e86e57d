import { stringify } from 'yaml';
import type { Json, JsonObject } from '../../../contracts/json.ts';
import { readSource } from '../../../language/source/read-source.ts';
import { toJson } from '../../../language/source/source-node.ts';
import type { Chance } from './chance.ts';

/** What YAML and expressions are made of, and what breaks them. */
const PIECES = [
  '\n',
  ' ',
  '  ',
  '\t',
  '- ',
  ': ',
  ', ',
  '? ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  ' #',
  '!',
  '!!str ',
  '&a ',
  '*a',
  '<<: ',
  '|',
  '>-',
  '|2+',
  '---\n',
  '...',
  '%YAML 1.1\n',
  '\r\n',
  '\ufeff',
  '\ud800',
  '\u0000',
  '\u2028',
  '\\',
  '\\x41',
  '\\u00e4',
  '${{',
  '}}',
  '{{ x }}',
  '$${{',
  ' && ',
  ' || ',
  '!x',
  '==',
  ' in ',
  '.?',
  '[?0]',
  '(',
  ')',
  '.map(x, x)',
  'size(',
  'steps.',
  'vars.x',
  '0',
  '007',
  '1:30',
  '1e999',
  '-1',
  'null',
  '~',
  'yes',
  'true',
  '2h',
  '99999999999d',
  '😀',
  'ä',
  'id: x',
  'if',
  'steps',
  'with',
];

/** The text with one to four changes of its characters, tokens, lines or nodes. */
export function mutated(text: string, corpus: readonly string[], chance: Chance): string {
  let changed = text;
  for (let left = 1 + chance.below(4); left > 0; left--) changed = chance.one(MUTATIONS)(changed, corpus, chance);
  return changed;
}

type Mutation = (text: string, corpus: readonly string[], chance: Chance) => string;

const replaceCharacter: Mutation = (text, _corpus, chance) =>
  spliced(
    text,
    chance.below(text.length + 1),
    1,
    String.fromCharCode(chance.below(chance.below(8) === 0 ? 0x1_0000 : 0x7f)),
  );

const insertPiece: Mutation = (text, _corpus, chance) =>
  spliced(text, chance.below(text.length + 1), chance.below(4) * chance.below(10), chance.one(PIECES));

const repeatPiece: Mutation = (text, _corpus, chance) =>
  spliced(
    text,
    chance.below(text.length + 1),
    0,
    chance.one(PIECES).repeat(1 + chance.below(chance.below(20) === 0 ? 2_000 : 50)),
  );

const changeLines: Mutation = (text, corpus, chance) => {
  const lines = text.split('\n');
  const at = chance.below(lines.length);
  const others = chance.one(corpus).split('\n');
  const foreign = others.slice(chance.below(others.length)).slice(0, 1 + chance.below(5));
  const inserted = chance.one([[], [String(lines[at]), String(lines[at])], foreign, [`  ${String(lines[at])}`]]);
  return [...lines.slice(0, at), ...inserted, ...lines.slice(at + 1)].join('\n');
};

const cut: Mutation = (text, _corpus, chance) => text.slice(0, chance.below(text.length + 1));

/** Changes the document as a tree and writes it anew; what is no YAML is left to the others. */
const changeTree: Mutation = (text, corpus, chance) => {
  const tree = treeOf(text);
  const other = treeOf(chance.one(corpus));
  return tree === undefined || other === undefined ? text : written(withChange(tree, other, chance), text);
};

/** The tree as YAML; where the library gives up on it, the text as it was. */
function written(tree: Json, otherwise: string): string {
  try {
    return stringify(tree, { lineWidth: 0 });
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

const MUTATIONS: readonly Mutation[] = [
  replaceCharacter,
  insertPiece,
  insertPiece,
  repeatPiece,
  changeLines,
  changeLines,
  cut,
  changeTree,
  changeTree,
  changeTree,
];

function spliced(text: string, at: number, removed: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at + removed);
}

const trees = new Map<string, Json | undefined>();
const TREES_MAX = 1_000;

function treeOf(text: string): Json | undefined {
  if (!trees.has(text) && trees.size < TREES_MAX) trees.set(text, readTree(text));
  return trees.has(text) ? trees.get(text) : readTree(text);
}

function readTree(text: string): Json | undefined {
  const source = readSource(text);
  return source.ok ? toJson(source.root) : undefined; // no YAML: that is what the other mutations are for
}

/** The tree with one node of it changed: replaced by one of another tree, wrapped, emptied, doubled or renamed. */
function withChange(tree: Json, other: Json, chance: Chance): Json {
  if (typeof tree !== 'object' || tree === null || chance.below(4) === 0) return changedNode(tree, other, chance);
  if (Array.isArray(tree)) {
    const at = chance.below(tree.length);
    return tree.map((item: Json, index) => (index === at ? withChange(item, other, chance) : item));
  }
  const keys = Object.keys(tree);
  const key = keys[chance.below(keys.length)];
  if (key === undefined) return other;
  const { [key]: member, ...rest } = tree as JsonObject;
  if (chance.below(10) === 0) return { ...rest, [chance.one(PIECES)]: member as Json };
  return { ...rest, [key]: withChange(member as Json, other, chance) };
}

function changedNode(node: Json, other: Json, chance: Chance): Json {
  switch (chance.below(8)) {
    case 0:
      return null;
    case 1:
      return partOf(other, chance);
    case 2:
      return [node, node];
    case 3:
      return { steps: [node] };
    case 4:
      return Array.from({ length: chance.below(60) }).reduce<Json>((inner) => [inner], node);
    case 5:
      return `\${{ ${typeof node === 'string' ? node : 'inputs.x'} }}`;
    case 6:
      return chance.below(2_000_000) - 1_000_000;
    default:
      return `${typeof node === 'string' ? node : JSON.stringify(node)}${chance.one(PIECES)}`;
  }
}

function partOf(tree: Json, chance: Chance): Json {
  if (typeof tree !== 'object' || tree === null || chance.below(3) === 0) return tree;
  const members = Object.values(tree as JsonObject);
  return members.length === 0 ? tree : partOf(chance.one(members), chance);
}
