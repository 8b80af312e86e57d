import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a catch after one that takes everything',
    '- action: noop.run\n  catch: [{ steps: [] }, { on: [throttled], steps: [] }]',
    ['unreachable-catch: { on: [throttled], steps: [] }'],
  ],
  [
    'a catch of failures that earlier ones take',
    '- action: noop.run\n  catch: [{ on: [throttled], steps: [] }, { on: [not-found], steps: [] }, { on: [throttled, not-found], steps: [] }]',
    ['unreachable-catch: throttled'],
  ],
  [
    'a failure of an upstream where none is asked',
    '- do: [{ set: { a: 1 } }]\n  catch: [{ on: [not-found], steps: [] }]',
    ['unreachable-catch: not-found'],
  ],
  [
    'a code of its own that another step fails with',
    '- do: [{ set: { a: 1 } }]\n  catch: [{ on: [no-mail], steps: [] }]\n- if: run.id == "x"\n  fail: { code: no-mail, message: None }',
    ['unreachable-catch: no-mail'],
  ],
]);

tells([
  [
    'in a playbook with a step that cannot be read, only what earlier ones take',
    '- { wiat: 1h }\n- do: [{ set: { a: 1 } }]\n  catch: [{ on: [not-found], steps: [] }]',
    ['unknown-step-kind: wiat'],
  ],
]);

tellsNothing([
  [
    'a catch that takes what is left',
    '- action: noop.run\n  catch: [{ on: [throttled], steps: [] }, { on: [throttled, not-found], steps: [] }, { steps: [] }]',
  ],
  [
    'failures that any step can have',
    '- { set: { a: 1 }, catch: [{ on: [expression-failed, no-output], steps: [] }] }',
  ],
  [
    'a failure of an upstream inside a group',
    '- do: [{ action: noop.run }]\n  catch: [{ on: [not-found], steps: [] }]',
  ],
  ['a code of its own', '- do: [{ fail: { code: no-mail, message: None } }]\n  catch: [{ on: [no-mail], steps: [] }]'],
]);
