import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a form that no document describes',
    '- task: { title: Assess, to: [{ team: csirt }], form: readines }',
    ['unknown-form: readines'],
  ],
]);

tellsNothing([
  ['a form that a document describes', '- task: { title: Assess, to: [{ team: csirt }], form: readiness }'],
  ['a form that stands here', '- task: { title: Assess, to: [{ team: csirt }], form: { ready: boolean } }'],
]);
