import { type CelValue } from '../cel-value.ts';
import { fail, keepWithin } from '../fault.ts';
import { LIST_LENGTH_MAX, TEXT_LENGTH_MAX } from '../limits.ts';
import { matchesComputed } from '../matches.ts';
import type { Meter } from '../meter.ts';
import { BOOL, INT, listOf, STRING } from '../static-type.ts';
import { type CelFunction, listAt, numberAt, textAt } from './cel-function.ts';

const TEXT = ['string'] as const;
const INTEGER = ['int'] as const;
const ANOTHER = { name: 'other', kinds: TEXT };
const PART = { name: 'part', kinds: TEXT };

/** Functions of text. Positions count UTF-16 units; `size` counts characters, as CEL wants it. */
export const TEXT_FUNCTIONS: readonly CelFunction[] = [
  {
    name: 'matches',
    signature: 'matches(text, pattern): bool',
    meaning:
      'Whether an RE2 pattern occurs in the text; `^` and `$` tie it to its ends, `(?i)` ignores case. Time is linear.',
    example: { expression: 'matches("INV-2026-0042", "^INV-[0-9]{4}-")', result: true },
    parameters: [
      { name: 'text', kinds: TEXT },
      { name: 'pattern', kinds: TEXT },
    ],
    returns: BOOL,
    call: (args, meter) => matchesComputed(textAt(args, 0), textAt(args, 1), meter),
  },
  {
    name: 'contains',
    signature: 'text.contains(part): bool',
    meaning: 'Whether the part occurs in the text.',
    example: { expression: '"urgent invoice".contains("invoice")', result: true },
    target: TEXT,
    parameters: [PART],
    returns: BOOL,
    call: (args, meter) => paid(args, meter).includes(textAt(args, 1)),
  },
  {
    name: 'startsWith',
    signature: 'text.startsWith(part): bool',
    meaning: 'Whether the text begins with the part.',
    example: { expression: '"https://example.com".startsWith("https:")', result: true },
    target: TEXT,
    parameters: [PART],
    returns: BOOL,
    call: (args, meter) => paid(args, meter).startsWith(textAt(args, 1)),
  },
  {
    name: 'endsWith',
    signature: 'text.endsWith(part): bool',
    meaning: 'Whether the text ends with the part.',
    example: { expression: '"eve@example.com".endsWith("@example.com")', result: true },
    target: TEXT,
    parameters: [PART],
    returns: BOOL,
    call: (args, meter) => paid(args, meter).endsWith(textAt(args, 1)),
  },
  {
    name: 'lowerAscii',
    signature: 'text.lowerAscii(): string',
    meaning: 'The text with A to Z as small letters; other letters stay.',
    example: { expression: '"Eve@Example.COM".lowerAscii()', result: 'eve@example.com' },
    target: TEXT,
    parameters: [],
    returns: STRING,
    call: (args, meter) => paid(args, meter).replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  },
  {
    name: 'upperAscii',
    signature: 'text.upperAscii(): string',
    meaning: 'The text with a to z as capital letters; other letters stay.',
    example: { expression: '"high".upperAscii()', result: 'HIGH' },
    target: TEXT,
    parameters: [],
    returns: STRING,
    call: (args, meter) => paid(args, meter).replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  },
  {
    name: 'trim',
    signature: 'text.trim(): string',
    meaning: 'The text without white space at its ends.',
    example: { expression: '"  eve ".trim()', result: 'eve' },
    target: TEXT,
    parameters: [],
    returns: STRING,
    call: (args, meter) => paid(args, meter).trim(),
  },
  {
    name: 'indexOf',
    signature: 'text.indexOf(part): int',
    meaning: 'Position of the first place where the part occurs, from 0; -1 if it does not.',
    example: { expression: '"eve@example.com".indexOf("@")', result: 3 },
    target: TEXT,
    parameters: [PART],
    returns: INT,
    call: (args, meter) => BigInt(paid(args, meter).indexOf(textAt(args, 1))),
  },
  {
    name: 'lastIndexOf',
    signature: 'text.lastIndexOf(part): int',
    meaning: 'Position of the last place where the part occurs, from 0; -1 if it does not.',
    example: { expression: '"report.pdf.exe".lastIndexOf(".")', result: 10 },
    target: TEXT,
    parameters: [PART],
    returns: INT,
    call: (args, meter) => BigInt(paid(args, meter).lastIndexOf(textAt(args, 1))),
  },
  {
    name: 'substring',
    signature: 'text.substring(start): string',
    meaning: 'The text from a position to its end. A position outside the text is a failure.',
    example: { expression: '"eve@example.com".substring(4)', result: 'example.com' },
    target: TEXT,
    parameters: [{ name: 'start', kinds: INTEGER }],
    returns: STRING,
    call: (args) => substring(textAt(args, 0), numberAt(args, 1), textAt(args, 0).length),
  },
  {
    name: 'substring',
    signature: 'text.substring(start, end): string',
    meaning: 'The text from a position to another, which is not included.',
    example: { expression: '"eve@example.com".substring(0, 3)', result: 'eve' },
    target: TEXT,
    parameters: [
      { name: 'start', kinds: INTEGER },
      { name: 'end', kinds: INTEGER },
    ],
    returns: STRING,
    call: (args) => substring(textAt(args, 0), numberAt(args, 1), numberAt(args, 2)),
  },
  {
    name: 'replace',
    signature: 'text.replace(part, other): string',
    meaning: 'The text with every occurrence of a part replaced. The part is text, not a pattern.',
    example: { expression: '"a-b-c".replace("-", "/")', result: 'a/b/c' },
    target: TEXT,
    parameters: [PART, ANOTHER],
    returns: STRING,
    call: (args, meter) => replaceAll(paid(args, meter), textAt(args, 1), textAt(args, 2)),
  },
  {
    name: 'split',
    signature: 'text.split(separator): list<string>',
    meaning: 'The parts of the text between separators.',
    example: { expression: '"a,b,c".split(",")', result: ['a', 'b', 'c'] },
    target: TEXT,
    parameters: [{ name: 'separator', kinds: TEXT }],
    returns: listOf(STRING),
    call: (args, meter) => split(paid(args, meter), textAt(args, 1)),
  },
  {
    name: 'join',
    signature: 'list.join(): string',
    meaning: 'The texts of a list, one after the other.',
    example: { expression: '["a", "b"].join()', result: 'ab' },
    target: ['list'],
    parameters: [],
    returns: STRING,
    call: (args, meter) => join(args, '', meter),
  },
  {
    name: 'join',
    signature: 'list.join(separator): string',
    meaning: 'The texts of a list with a separator between them.',
    example: { expression: '["a", "b"].join(", ")', result: 'a, b' },
    target: ['list'],
    parameters: [{ name: 'separator', kinds: TEXT }],
    returns: STRING,
    call: (args, meter) => join(args, textAt(args, 1), meter),
  },
];

/** The target, paid for by its length. */
function paid(args: readonly CelValue[], meter: Meter): string {
  const text = textAt(args, 0);
  meter.spend(text.length / 8);
  return text;
}

function substring(text: string, start: number, end: number): string {
  if (start >= 0 && start <= end && end <= text.length) return text.slice(start, end);
  return fail(`"substring" from ${start} to ${end} lies outside the text, which has ${text.length} characters`);
}

function replaceAll(text: string, part: string, other: string): string {
  const parts = split(text, part);
  keepWithin(text.length + (parts.length - 1) * (other.length - part.length), TEXT_LENGTH_MAX, 'characters in a text');
  return parts.join(other);
}

function split(text: string, separator: string): readonly string[] {
  const parts = text.split(separator, LIST_LENGTH_MAX + 1);
  keepWithin(parts.length, LIST_LENGTH_MAX, 'parts of a text');
  return parts;
}

function join(args: readonly CelValue[], separator: string, meter: Meter): string {
  const list = listAt(args, 0);
  keepWithin(list.length, LIST_LENGTH_MAX, 'items in a list');
  let length = 0;
  const texts = list.map((item) => {
    if (typeof item !== 'string') return fail('"join" takes a list of texts: make them with `.map(x, string(x))`');
    length += item.length + separator.length;
    keepWithin(length, TEXT_LENGTH_MAX + separator.length, 'characters in a text');
    return item;
  });
  meter.spend(list.length + length / 8);
  return texts.join(separator);
}
