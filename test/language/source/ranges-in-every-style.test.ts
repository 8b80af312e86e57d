import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';

/*
 * However a text is written in YAML, a wrong name inside an expression is marked to the character: the marked text is the
 * name itself.
 */

const WRONG = 'wrong_name';

/** Words around the expression; none of them means anything to YAML or to a template. */
const words = fc.array(
  fc.constantFrom('mail', 'sent', 'to', 'Köln', '😀', 'a.b', "it's", 'say "hi"', 'back\\slash', '(x)'),
  { maxLength: 8 },
);
const expression = fc.constantFrom(
  `\${{ inputs.${WRONG} }}`,
  `\${{inputs.${WRONG}}}`,
  `\${{ "a: #" + string(inputs.${WRONG}) }}`,
  `\${{ ['x', "y"].map(v, v + inputs.${WRONG}) }}`,
  `\${{ inputs.mail.subject + inputs.${WRONG} }}`,
);

/** How a scalar may be written: its YAML after `text:`, out of the words of its value. */
type Style = (parts: readonly string[], gap: (at: number) => string) => string;

const single: Style = (parts, gap) =>
  ` '${joined(
    parts.map((part) => part.replaceAll("'", "''")),
    gap,
  )}'`;
const double: Style = (parts, gap) =>
  ` "${joined(
    parts.map((part) =>
      part.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('ö', '\\u00f6').replaceAll('😀', '\\U0001F600'),
    ),
    gap,
  )}"`;
const block =
  (header: string): Style =>
  (parts, gap) =>
    ` ${header}\n        ${joined(parts, gap)}`;
const plain: Style = (parts, gap) => ` x ${joined(parts, gap)}`;

const STYLES: Readonly<Record<string, Style>> = {
  single,
  double,
  plain,
  'a literal block': block('|'),
  'a literal block, stripped': block('|-'),
  'a literal block, kept': block('|+'),
  'a folded block': block('>'),
  'a folded block, stripped': block('>-'),
  'a folded block with a comment': block('>+ # why'),
  'a literal block with its indentation': block('|2'),
};

function joined(parts: readonly string[], gap: (at: number) => string): string {
  return parts.reduce((text, part, at) => (at === 0 ? part : text + gap(at) + part), '');
}

/** Spaces or line ends between words; continued lines are indented as the first, or deeper. */
const gaps = fc.array(fc.constantFrom(' ', ' ', '  ', '\n        ', '\n\n        ', '\n          ', '\r\n        '), {
  minLength: 20,
  maxLength: 20,
});

function markedIn(text: string): readonly string[] {
  return checked(text)
    .diagnostics.filter(({ code }) => code === 'unknown-field')
    .map(({ range }) => text.slice(range.start, range.end));
}

const HEAD = 'inputs: { mail: o365.threat_intelligence }\n';
const before = aPlaybook('- notify:\n    to: [{ team: csirt }]', HEAD).trimEnd();

test.each(Object.entries(STYLES))('in %s a wrong name is marked exactly', (name, style) => {
  fc.assert(
    fc.property(words, words, expression, gaps, (first, last, span, chosen) => {
      // A comment, or «: », would end a plain scalar: what holds one has to be quoted.
      const source = name === 'plain' ? span.replace('a: #', 'a') : span;
      const text = `${before}\n      text:${style([...first, source, ...last], (at) => String(chosen[at % chosen.length]))}\n`;
      expect({ text, marked: markedIn(text) }).toEqual({ text, marked: [WRONG] });
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['double', (span: string) => `"${span.replaceAll('"', '\\"')}"`],
  ['single', (span: string) => `'${span.replaceAll("'", "''")}'`],
])('in a flow mapping, %s-quoted, a wrong name is marked exactly', (_, quoted) => {
  fc.assert(
    fc.property(words, expression, (first, span) => {
      const value = quoted([...first.filter((word) => !/["'\\]/.test(word)), span].join(' '));
      const text = aPlaybook(`- notify: { to: [{ team: csirt }], text: ${value}, subject: x }`, HEAD);
      expect({ text, marked: markedIn(text) }).toEqual({ text, marked: [WRONG] });
    }),
    { numRuns: 300 },
  );
});

test.each(['|', '>-', '"', "'", ''])('a condition in the style %j is marked exactly', (style) => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), (left, right) => {
      const source = `${'inputs.mail.subject == "a" || '.repeat(left)}inputs.${WRONG} == "b"${' || inputs.mail.subject == "c"'.repeat(right)}`;
      const written: Readonly<Record<string, string>> = {
        '|': `|\n    ${source}`,
        '>-': `>-\n    ${source.replaceAll(' || ', '\n    || ')}`,
        '"': `"${source.replaceAll('"', '\\"')}"`,
        "'": `'${source}'`,
        '': source,
      };
      const text = aPlaybook(`- if: ${written[style]}\n  wait: 1h`, HEAD);
      expect({ text, marked: markedIn(text) }).toEqual({ text, marked: [WRONG] });
    }),
    { numRuns: 50 },
  );
});
