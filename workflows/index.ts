export { eventIntake } from './event-intake.ts';
export { playbookRun } from './playbook-run.ts';
export { scheduledStart } from './scheduled-start.ts';
export { upkeep } from './upkeep.ts';
