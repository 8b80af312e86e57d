import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckedText } from '../../../language/formats/checked-text.ts';
import { sarif } from '../../../language/formats/sarif.ts';
import { aPlaybook, checked } from '../a-world.ts';
import { aFinding } from './a-finding.ts';

/** The parts of a log that tests look at. */
interface Log {
  readonly version: string;
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly columnKind: string;
      readonly results: readonly Result[];
    },
  ];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly fixes?: unknown;
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: unknown } },
  ];
}

const logOf = (...files: readonly CheckedText[]): Log => sarif(files, '1.2.3') as unknown as Log;
const onlyResult = (file: CheckedText): Result => {
  const [result] = logOf(file).runs[0].results;
  if (result === undefined) throw new TypeError('There is no result');
  return result;
};

test('a finding is a result with rule, message, place and fix', () => {
  const text = aPlaybook('- if: !inputs.a\n  stop: { outcome: done }');
  const log = sarif([{ file: 'playbooks/a/playbook.yaml', text, diagnostics: checked(text).diagnostics }], '1.2.3');
  const artifactLocation = { uri: 'playbooks/a/playbook.yaml' };
  const region = { startLine: 7, startColumn: 9, endLine: 7, endColumn: 18 };
  expect(log).toEqual({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Watchbill',
            version: '1.2.3',
            rules: [
              {
                id: 'yaml-tag',
                shortDescription: { text: 'Yaml tag' },
                help: {
                  text: 'Quote the value: an expression that begins with «!» is only one inside quotes. See docs/errors/yaml-tag.md of Watchbill.',
                },
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'yaml-tag',
            ruleIndex: 0,
            level: 'error',
            message: {
              text: 'Cannot use a YAML tag because «!» at the start of an unquoted value is none of the language: found "!inputs.a". Quote the value: an expression that begins with «!» is only one inside quotes.',
            },
            locations: [{ physicalLocation: { artifactLocation, region } }],
            fixes: [
              {
                description: { text: 'Quote the value' },
                artifactChanges: [
                  {
                    artifactLocation,
                    replacements: [{ deletedRegion: region, insertedContent: { text: "'!inputs.a'" } }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
});

test('rules are sorted, each named once, and results point at theirs', () => {
  const codes = ['wrong-type', 'cron', 'wrong-type'];
  const { tool, results } = logOf({
    file: 'a.yaml',
    text: 'a',
    diagnostics: codes.map((code) => aFinding({ code })),
  }).runs[0];
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(['cron', 'wrong-type']);
  expect(results.map(({ ruleId, ruleIndex }) => [ruleId, ruleIndex])).toEqual([
    ['wrong-type', 1],
    ['cron', 0],
    ['wrong-type', 1],
  ]);
});

test.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'note'],
] as const)('severity %s is the level %s', (severity, level) => {
  expect(onlyResult({ file: 'a.yaml', text: 'a', diagnostics: [aFinding({ severity })] }).level).toBe(level);
});

test('nothing found is a run without results, which says that all is well', () => {
  expect(logOf({ file: 'a.yaml', text: 'a', diagnostics: [] }).runs[0]).toMatchObject({ results: [] });
});

test.each([
  ['a b/ä#%?.yaml', 'a%20b/%C3%A4%23%25%3F.yaml'],
  ['../x:y.yaml', '../x%3Ay.yaml'],
  ['a\uD800.yaml', 'a%EF%BF%BD.yaml'],
])('the file %j is the reference %s', (file, uri) => {
  const { locations } = onlyResult({ file, text: 'a', diagnostics: [aFinding()] });
  expect(locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
});

test('a reference reads back as the name of the file, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (file) => {
      const { locations } = onlyResult({ file, text: 'a', diagnostics: [aFinding()] });
      expect(decodeURIComponent(locations[0].physicalLocation.artifactLocation.uri)).toBe(file);
    }),
  );
});

const FIX = { description: 'Remove it', range: { start: 0, end: 1 }, replacement: '' };

test('a text is removed by a fix, but a byte order mark is not, since it has no place among characters', () => {
  expect(onlyResult({ file: 'a', text: 'ab', diagnostics: [aFinding({ fix: FIX })] }).fixes).toHaveLength(1);
  const marked = onlyResult({ file: 'a', text: '\uFEFFab', diagnostics: [aFinding({ fix: FIX })] });
  expect(marked).not.toHaveProperty('fixes');
});

test('something can be inserted, or replaced over several lines', () => {
  const at = (start: number, end: number) => ({ ...FIX, range: { start, end }, replacement: '$' });
  for (const fix of [at(1, 1), at(0, 3)]) {
    expect(onlyResult({ file: 'a', text: 'a\nb', diagnostics: [aFinding({ fix })] }).fixes).toHaveLength(1);
  }
  const removal = { ...FIX, range: { start: 0, end: 2 } };
  expect(onlyResult({ file: 'a', text: 'a\nb', diagnostics: [aFinding({ fix: removal })] }).fixes).toHaveLength(1);
});

test('what may be a secret is in no part of the log', () => {
  const fix = { ...FIX, range: { start: 3, end: 10 }, replacement: "'hunter2'" };
  const diagnostics = [aFinding({ isSecret: true, range: fix.range, fix })];
  expect(JSON.stringify(logOf({ file: 'a', text: 'a: hunter2', diagnostics }))).not.toContain('hunter');
});

test('the same findings give the same bytes', () => {
  const text = aPlaybook('- wait: 1x\n- waiit: 1h');
  const bytes = () => JSON.stringify(sarif([{ file: 'a', text, diagnostics: checked(text).diagnostics }], '1'));
  expect(bytes()).toBe(bytes());
});
