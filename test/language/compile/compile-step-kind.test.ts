import { tellsNothing } from '../tells.ts';

tellsNothing([
  [
    'a wait until a moment',
    '- wait: { until: 2026-11-21T09:30:00Z }\n- wait: { until: timestamp(now) + duration("1h") }',
  ],
]);
