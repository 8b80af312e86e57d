import { tells, tellsNothing } from '../tells.ts';

const task = (words: string) => `- id: consent\n  task: { title: Consent, to: [{ team: csirt }]${words} }\n`;
const FORM = ', form: { granted: boolean, admins: { type: integer, default: 1 } }';

tells([
  [
    'a form that is not known, of whose answers nothing is judged,',
    `${task(', form: redyness')}- set: { a: "\${{ steps.consent.output.answers.anything }}" }`,
    ['unknown-form: redyness'],
  ],
  [
    'a field that the form does not have',
    `${task(FORM)}- set: { a: "\${{ steps.consent.output.answers.grantd }}" }`,
    ['unknown-field: grantd'],
  ],
  [
    'a field as what it is not',
    `${task(FORM)}- if: steps.consent.output.answers.admins\n  wait: 1h`,
    ['type-mismatch: steps.consent.output.answers.admins'],
  ],
  [
    'the answers of a task that each team has',
    `${task(`${FORM}, each: team`)}- set: { a: "\${{ steps.consent.output.answers.granted }}" }`,
    ['unknown-field: answers'],
  ],
]);

tellsNothing([
  [
    'a field of a form that requires none',
    `${task(', form: incident-review')}- set: { a: '\${{ steps.consent.output.answers.?verdict.orValue("") }}' }`,
  ],
  [
    'everything that a task comes to',
    `${task(FORM)}- if: steps.consent.output.answers.granted && !steps.consent.output.overdue\n  set: { a: "\${{ steps.consent.output.answers.admins + 1 }}", b: "\${{ steps.consent.output.evidence.map(e, e.sha256 + e.name + e.note) }}", c: "\${{ steps.consent.output.comments.map(c, c.by + c.text) }}", d: "\${{ steps.consent.output.by + steps.consent.output.state + steps.consent.output.note + steps.consent.output.signed_off_by }}" }`,
  ],
  [
    'the tasks of teams',
    `${task(`${FORM}, each: team`)}- set: { a: "\${{ steps.consent.output.tasks.all(t, t.answers.granted) }}", b: "\${{ steps.consent.output.tasks.map(t, t.team) }}" }`,
  ],
  [
    'a form by its name, and what may be missing where it was in place already',
    `${task(', form: readiness, alreadyInPlace: true')}- set: { a: "\${{ steps.consent.output.answers.?ready.orValue(true) }}" }`,
  ],
]);
