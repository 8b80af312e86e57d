import { tells, tellsNothing } from '../tells.ts';

tells([
  ['an error that is read outside of catch', '- set: { a: "${{ error.code }}" }', ['unknown-variable: error']],
  [
    'a retry until what its output does not have',
    '- action: mail.find\n  retry: { until: self.output.mesages == null }',
    ['unknown-field: mesages'],
  ],
  ['a condition that cannot be read, before a step that reads on', '- wait: 1h\n  if: "1 +"', ['expression-syntax: +']],
]);

tellsNothing([
  [
    'an output of a group, a branch that ended, a needed branch',
    '- do: [{ id: one, wait: 1h }]\n- parallel:\n    a: [{ id: two, wait: 1h }]\n    b: { needs: [a], if: branches.a.status == "succeeded", steps: [{ set: { x: "${{ steps.two.output.until }}" } }] }\n- set: { a: "${{ steps.one.output.until }} ${{ steps.two.output.until }}" }',
  ],
  [
    'variables set in a group, seen after it',
    '- do: [{ set: { a: x, b: "y ${{ 1 }}", c: [1], d: 1.5, e: "${{ run.id }}", f: ["${{ 1 }}"] } }]\n- set: { g: "${{ vars.a + vars.b + vars.e }}" }',
  ],
  [
    'a retry until its output is good, an error in catch',
    '- action: mail.find\n  retry: { until: size(self.output.messages) > 0 }\n  catch: [{ on: [not-found], as: why, steps: [{ set: { a: "${{ why.code + error.message }}" } }] }]\n  finally: [{ wait: 1s }]',
  ],
]);
