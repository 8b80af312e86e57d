import { tells } from '../tells.ts';

tells([
  ['a step after the end of the run', '- stop: { outcome: done }\n- { id: b, wait: 1h }', ['unreachable-step: b']],
  [
    'a step without an id after the end of the run',
    '- fail: { code: x, message: y }\n- wait: 1h',
    ['unreachable-step: 1h'],
  ],
]);
