import { tells, tellsNothing } from '../../tells.ts';

const TASK = 'title: Consent, to: [{ team: csirt }]';

tells([
  [
    'an unknown field in each part of a task',
    '- task: { title: "${{ inputs.a }}", details: "${{ inputs.b }}", to: [{ team: "${{ inputs.c }}" }], due: { until: inputs.d }, signOff: { by: [{ person: "${{ inputs.e }}" }] } }',
    ['unknown-field: a', 'unknown-field: b', 'unknown-field: c', 'unknown-field: d', 'unknown-field: e'],
  ],
  [
    'the output of a step of onOverdue, which may not have run',
    `- task: { ${TASK} }\n  onOverdue: [{ id: late, wait: 1h }]\n- set: { a: "\${{ steps.late.output.until }}" }`,
    ['maybe-no-output: steps.late.output.until'],
  ],
  [
    'a step of onOverdue where each team has its own',
    `- task: { ${TASK}, each: team }\n  onOverdue: [{ id: late, wait: 1h }]\n- set: { a: "\${{ steps.late.status }}" }`,
    ['unknown-step: steps.late.status'],
  ],
  [
    'an unknown field of self',
    `- task: { ${TASK} }\n  onOverdue: [{ set: { a: "\${{ self.colour }}" } }]`,
    ['unknown-field: colour'],
  ],
]);

tellsNothing([
  [
    'self in onOverdue and the status of its steps afterwards',
    `- task: { ${TASK} }\n  onOverdue: [{ id: late, set: { a: "\${{ self.title }} \${{ self.due }} \${{ self.to }}" } }]\n- set: { b: "\${{ steps.late.status }}" }`,
  ],
]);
