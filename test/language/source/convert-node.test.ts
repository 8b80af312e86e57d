import { tellsTraps } from './tells-traps.ts';

tellsTraps([
  ['if: !x', 'yaml-tag: !x', "'!x'"],
  ['if: !steps.a.output.b && c', 'yaml-tag: !steps.a.output.b && c', "'!steps.a.output.b && c'"],
  ['if: !!str x', 'yaml-tag: !!str x', "'!!str x'"],
  ['note: {{ tenant.title }}', 'missing-dollar: {{ tenant.title }}', '$'],
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
