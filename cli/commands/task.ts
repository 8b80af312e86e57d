import type { Command } from '@commander-js/extra-typings';
import type { Cli } from '../cli.ts';
import { answerTask } from '../task/answer-task.ts';
import { commentTask, reassignTask, signOffTask } from '../task/change-task.ts';
import { saveEvidence } from '../task/save-evidence.ts';
import { showTask } from '../task/show-task.ts';

const RUN = ['<run>', 'as r-… of the list'] as const;
const STEP = ['<step>', 'id of the step or, in a loop, the path that the mail shows'] as const;
const JSON_OPTION = ['--json', 'print JSON for programs'] as const;

/** `watchbill task show|answer|reassign|comment|sign-off|evidence RUN STEP` */
export function addTask(program: Command, cli: Cli): void {
  const task = program.command('task').description('work on tasks');
  task
    .command('show')
    .description('show a task, what it asks and what happened to it')
    .argument(...RUN)
    .argument(...STEP)
    .option(...JSON_OPTION)
    .action(async (run, step, options) => await showTask(cli, { run, step, ...options }));
  addAnswer(task, cli);
  addReassign(task, cli);
  task
    .command('comment')
    .description('say something about a task')
    .argument(...RUN)
    .argument(...STEP)
    .argument('<text>', 'what you say')
    .option(...JSON_OPTION)
    .action(async (run, step, said, options) => await commentTask(cli, { run, step, text: said, ...options }));
  task
    .command('sign-off')
    .description('sign the work of somebody else off, or send it back')
    .argument(...RUN)
    .argument(...STEP)
    .option('--send-back', 'it is not right; needs a reason')
    .option('--reason <text>', 'why', '')
    .option(...JSON_OPTION)
    .action(async (run, step, options) => await signOffTask(cli, { run, step, ...options }));
  task
    .command('evidence')
    .description('save a file that was attached to a task')
    .argument(...RUN)
    .argument(...STEP)
    .argument('<file>', 'its name, or the beginning of its SHA-256')
    .requiredOption('--output <path>', 'where to write it')
    .action(async (run, step, file, { output }) => await saveEvidence(cli, { run, step, file, output }));
}

function addAnswer(task: Command, cli: Cli): void {
  task
    .command('answer')
    .description('answer a task')
    .argument(...RUN)
    .argument(...STEP)
    .option('--answer <name=value>', 'a field of the form', collect, [])
    .option('--file <path>', 'YAML or JSON with fields of the form')
    .option('--evidence <path>', 'a file that proves it', collect, [])
    .option('--already-in-place', 'it had been done before')
    .option('--note <text>', 'what you say beside', '')
    .option(...JSON_OPTION)
    .action(async (run, step, options) => await answerTask(cli, { run, step, ...options }));
}

function addReassign(task: Command, cli: Cli): void {
  task
    .command('reassign')
    .description('hand a task on to others')
    .argument(...RUN)
    .argument(...STEP)
    .requiredOption('--to <recipient>', 'as team:csirt or person:ada', collect, [])
    .option('--reason <text>', 'why', '')
    .option(...JSON_OPTION)
    .action(async (run, step, options) => await reassignTask(cli, { run, step, ...options }));
}

function collect(one: string, before: readonly string[]): string[] {
  return [...before, one];
}
