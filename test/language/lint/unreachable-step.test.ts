import { tells, tellsNothing } from '../tells.ts';

tells([
  ['a step after the end of the run', '- stop: { outcome: done }\n- { id: b, wait: 1h }', ['unreachable-step: wait']],
  [
    'a step without an id after the end of the run',
    '- fail: { code: x, message: y }\n- wait: 1h',
    ['unreachable-step: wait'],
  ],
  [
    'a step that cannot be read after the end of the run',
    '- stop: { outcome: done }\n- { id: b, wiat: 1h }',
    ['unreachable-step: id', 'unknown-step-kind: wiat'],
  ],
]);

tells([
  [
    'a step after a group that ends the run',
    '- do: [{ wait: 1s }, { stop: { outcome: a } }]\n- wait: 1h',
    ['unreachable-step: wait'],
  ],
  [
    'a step after a switch whose every way ends the run',
    '- switch: [{ when: run.id == "x", steps: [{ stop: { outcome: a } }] }]\n  default: [{ fail: { code: b, message: c } }]\n- wait: 1h',
    ['unreachable-step: wait'],
  ],
]);

tellsNothing([
  [
    'a step after a group whose failure is caught',
    '- do: [{ fail: { code: b, message: c } }]\n  catch: [{ steps: [] }]\n- wait: 1h',
  ],
  [
    'a step after a switch without default',
    '- switch: [{ when: run.id == "x", steps: [{ stop: { outcome: a } }] }]\n- wait: 1h',
  ],
  [
    'a step after a switch that may go on',
    '- switch: [{ when: run.id == "x", steps: [{ stop: { outcome: a } }] }]\n  default: []\n- wait: 1h',
  ],
]);
