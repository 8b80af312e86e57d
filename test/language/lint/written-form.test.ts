import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a field whose name expressions cannot read',
    '- task: { title: Assess, to: [{ team: csirt }], form: { isReady: boolean } }',
    ['name-style: isReady'],
  ],
  [
    'a default that its field would refuse',
    '- task: { title: Assess, to: [{ team: csirt }], form: { ready: { type: boolean, default: 3 } } }',
    ['input-default: 3'],
  ],
]);

tellsNothing([
  ['a task that asks nothing', '- task: { title: Assess, to: [{ team: csirt }] }\n  onOverdue: [{ wait: 1h }]'],
  [
    'a default that fits',
    '- task: { title: Assess, to: [{ team: csirt }], form: { ready: { type: boolean, default: true, description: Ready or not }, who: string } }',
  ],
]);
