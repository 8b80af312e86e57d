import { tells, tellsNothing } from '../tells.ts';

const TELL = '[{ notify: { to: [{ team: csirt }], text: x } }]';

tells([
  ['a clock without a verb', '- clock: { limit: 4h }', ['clock-invalid: { limit: 4h }']],
  ['a clock with two', '- clock: { start: a, stop: a }', ['clock-invalid: { start: a, stop: a }']],
  [
    'a limit of a clock that is stopped',
    '- clock: { start: a }\n- clock: { stop: a, limit: 4h, warn: 3h }',
    ['clock-invalid: 4h', 'clock-invalid: 3h'],
  ],
  [
    'steps of a clock that is paused',
    `- clock: { start: a }\n- clock: { pause: a }\n  onWarn: ${TELL}`,
    [`clock-invalid: ${TELL}`],
  ],
  ['a warning at the limit', '- clock: { start: a, limit: 4h, warn: 4h }', ['clock-invalid: 4h']],
  ['steps without a warning', `- clock: { start: a, limit: 4h }\n  onWarn: ${TELL}`, [`clock-invalid: ${TELL}`]],
  ['steps without a limit', `- clock: { start: a, warn: 4h }\n  onBreach: ${TELL}`, [`clock-invalid: ${TELL}`]],
]);

tellsNothing([
  [
    'a clock with all',
    `- clock: { start: a, limit: 4h, warn: 3h59m }\n  onWarn: ${TELL}\n  onBreach: ${TELL}\n- clock: { stop: a }`,
  ],
  ['a clock that measures', '- clock: { start: a }'],
]);
