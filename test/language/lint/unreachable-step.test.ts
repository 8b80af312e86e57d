import { tells } from '../tells.ts';

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
