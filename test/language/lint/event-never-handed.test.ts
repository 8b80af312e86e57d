import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a wait for an event of a type that no trigger names',
    '- waitFor: { event: o365.audit, timeout: 1h }',
    ['event-never-handed: o365.audit'],
  ],
]);

tellsNothing([
  ['a wait for an event that a trigger hands over', '- waitFor: { event: o365.threat_intelligence, timeout: 1h }'],
]);
