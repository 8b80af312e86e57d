import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'an unknown field in `with`, in the tenants and in `haltWhen`',
    '- call: contain-host\n  with: { who: "${{ inputs.a }}" }\n  tenants: { in: inputs.b, haltWhen: calls.c > 0 }',
    ['unknown-field: a', 'unknown-field: b', 'unknown-field: c'],
  ],
  ['the counts outside of `haltWhen`', '- set: { a: "${{ calls.failed }}" }', ['unknown-variable: calls']],
  [
    'what ran before a section, since a run may begin there',
    '- { id: first, wait: 1m }\n- set: { n: 1 }\n- section: two\n  do: [{ set: { a: "${{ steps.first.output.until }}", b: "${{ vars.n }}" } }]',
    ['maybe-no-output: steps.first.output.until', 'unknown-field: n'],
  ],
]);

tellsNothing([
  [
    'the counts, the outputs of a called run, and what a section itself has done',
    '- call: contain-host\n  with: { who: ada }\n  tenants: { in: "[run.id]", haltWhen: calls.failed > 2 }\n- { id: child, call: contain-host, with: { who: ada } }\n- set: { a: "${{ steps.child.output.outputs.tickets }}" }\n- section: two\n  do: [{ set: { n: 1 } }]\n- set: { m: "${{ vars.n + 1 }}" }',
  ],
]);
