import { tells, tellsNothing } from '../tells.ts';

tells([
  ['a clock that nobody starts', '- clock: { start: contain }\n- clock: { stop: contian }', ['unknown-clock: contian']],
  ['one where none is started', '- clock: { resume: a }', ['unknown-clock: a']],
]);

tellsNothing([
  [
    'a clock that is started',
    '- clock: { start: a }\n- clock: { pause: a }\n- clock: { resume: a }\n- clock: { stop: a }',
  ],
]);
