import { tells, tellsNothing } from '../tells.ts';

const task = (words: string) => `- task: { title: Assess, ${words} }`;

tells([
  ['a task for nobody', task('to: []'), ['task-for-nobody: []']],
  ['a task for an audience', task('to: [{ audience: mssp }]'), ['task-for-nobody: [{ audience: mssp }]']],
  [
    'a person where each team has one',
    task('to: [{ person: ada }], each: team'),
    ['task-for-nobody: [{ person: ada }]'],
  ],
  ['a sign-off by nobody', task('to: [{ person: ada }], signOff: { by: [] }'), ['task-for-nobody: []']],
  [
    'a sign-off by an audience',
    task('to: [{ person: ada }], signOff: { by: [{ audience: mssp }] }'),
    ['task-for-nobody: [{ audience: mssp }]'],
  ],
  [
    'a sign-off by who does it',
    task('to: [{ person: ada }], signOff: { by: [{ person: ada }, { person: ada }] }'),
    ['task-for-nobody: [{ person: ada }, { person: ada }]'],
  ],
]);

tellsNothing([
  [
    'a task for two, of whom one signs off',
    task('to: [{ person: ada }, { person: eli }], signOff: { by: [{ person: ada }] }'),
  ],
  ['a sign-off by another', task('to: [{ person: ada }], signOff: { by: [{ person: dora }] }')],
  ['a sign-off by a team', task('to: [{ person: ada }], signOff: { by: [{ team: csirt }] }')],
  ['a task for a team, signed off in the team', task('to: [{ team: csirt }], signOff: { by: [{ person: dora }] }')],
  ['each team', task('to: [{ team: csirt }, { team: monitoring }], each: team')],
]);
