import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';
import { tellsTraps } from './tells-traps.ts';

tellsTraps([
  ['if: !x', 'yaml-tag: !x', "'!x'"],
  ['if: !steps.a.output.b && c', 'yaml-tag: !steps.a.output.b && c', "'!steps.a.output.b && c'"],
  ['if: !!str x', 'yaml-tag: !!str x', "'!!str x'"],
  ['note: {{ tenant.title }}', 'missing-dollar: {{ tenant.title }}', "'${{ tenant.title }}'"],
  ['note: {{ a: 1 } }', 'missing-dollar: {{ a: 1 } }', "'${{ a: 1 } }'"],
  ['note: *x', 'yaml-alias: *x', undefined],
  ['note: &x y', 'yaml-alias: &x', undefined],
  ['note: &x\n  - y', 'yaml-alias: &x', undefined],
  ['note: &x "&x"', 'yaml-alias: &x', undefined],
  ['<<: { a: 1 }', 'yaml-alias: <<', undefined],
  ['? {a: b}', 'yaml-key: {a: b}', undefined],
  ['__proto__: c', 'yaml-key: __proto__', undefined],
  ['"a\\0": c', 'yaml-key: "a\\0"', undefined],
  ['note: "\\ud800"', 'bad-encoding: "\\ud800"', undefined],
]);

/** Whether the first finding has a fix that needs no author. */
const isCertain = (line: string): boolean => {
  const fix = checked(aPlaybook(`- wait: 1h\n  ${line}\n`)).diagnostics[0]?.fix;
  return fix !== undefined && fix.needsAuthor !== true;
};

test.each([
  'if: !inputs.a',
  'title: {{ tenant.title }}',
  'set: { a: {{ run.id }}, b: 1 }',
  'set: [{{ run.id == "x" }}]',
])('the remedy of %s is certain', (line) => {
  expect(isCertain(line)).toBe(true);
});

test.each([
  'if: !!str x',
  'title: !vault x',
  'title: {{ a b }}',
  'title: {{ run.id }, b: c}',
  'title: {{ run.id\n    }}',
  'title: {{ "}}" }}',
])('the remedy of %j is left to the author', (line) => {
  expect(isCertain(line)).toBe(false);
});
