import { Command, CommanderError } from '@commander-js/extra-typings';
import { CliProblem } from './cli-problem.ts';
import type { Cli } from './cli.ts';
import { addAcknowledge } from './commands/acknowledge.ts';
import { addActions } from './commands/actions.ts';
import { addApprovals } from './commands/approvals.ts';
import { addApprove } from './commands/approve.ts';
import { addPause } from './commands/pause.ts';
import { addResume } from './commands/resume.ts';
import { addRetry } from './commands/retry.ts';
import { addRollBack } from './commands/roll-back.ts';
import { addCancel } from './commands/cancel.ts';
import { addCheck } from './commands/check.ts';
import { addDiff } from './commands/diff.ts';
import { addEvents } from './commands/events.ts';
import { addExplain } from './commands/explain.ts';
import { addInbox } from './commands/inbox.ts';
import { addLogin } from './commands/login.ts';
import { addLogout } from './commands/logout.ts';
import { addPublish } from './commands/publish.ts';
import { addRefuse } from './commands/refuse.ts';
import { addRehearse } from './commands/rehearse.ts';
import { addRun } from './commands/run.ts';
import { addRuns } from './commands/runs.ts';
import { addSchedules } from './commands/schedules.ts';
import { addSchema } from './commands/schema.ts';
import { addShow } from './commands/show.ts';
import { addTask } from './commands/task.ts';
import { addTest } from './commands/test.ts';
import { addVerify } from './commands/verify.ts';
import { addVersions } from './commands/versions.ts';
import { addWhoami } from './commands/whoami.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { text } from './output/text.ts';

/** Commands in the order of the help. */
const COMMANDS = [
  addLogin,
  addLogout,
  addWhoami,
  addCheck,
  addTest,
  addRehearse,
  addSchema,
  addActions,
  addExplain,
  addDiff,
  addPublish,
  addVersions,
  addRun,
  addRuns,
  addShow,
  addInbox,
  addTask,
  addApprovals,
  addApprove,
  addRefuse,
  addAcknowledge,
  addCancel,
  addRollBack,
  addPause,
  addResume,
  addRetry,
  addSchedules,
  addEvents,
  addVerify,
];

const EXIT_CODES_HELP = `
Exit codes:
  0  done
  1  findings, failed cases, a run that failed
  2  the command line or an input is wrong
  3  not signed in, or not allowed
  4  not found
  5  the server does not answer
  6  conflict: decided already, expired, ended already`;

/** Runs one command line (without program names) and says how it ended. Never throws for what people can cause. */
export async function runCli(args: readonly string[], process: Omit<Cli, 'endWith'>): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const cli: Cli = { ...process, endWith: (code) => void (exitCode = code) };
  try {
    await programOf(cli).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(problem instanceof CliProblem)) throw problem;
    tell(cli, args.includes('--json'), problem);
    return problem.exitCode;
  }
}

function programOf(cli: Cli): Command {
  const program = new Command('watchbill')
    .description('Playbooks for security operations centres')
    .addHelpText('after', EXIT_CODES_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: (help) => cli.terminal.line(helpText(help)),
      writeErr: (help) => cli.terminal.problem(helpText(help)),
    })
    .helpCommand(false)
    .showSuggestionAfterError();
  for (const add of COMMANDS) add(program, cli);
  return program;
}

/** Help has lines of its own, and a wrong argument is quoted in its errors: each line is checked. */
function helpText(help: string) {
  const lines = help.trimEnd().split('\n');
  return lines.slice(1).reduce((all, line) => text`${all}${NEW_LINE}${line}`, text`${lines[0] ?? ''}`);
}

function tell({ terminal }: Cli, asJson: boolean, { message, details }: CliProblem): void {
  if (asJson) terminal.problemJson({ error: { code: details.code ?? 'failed', message, hint: details.hint } });
  else {
    terminal.problem(terminal.paint.red(text`${message}`));
    if (details.hint !== undefined) terminal.problem(text`${details.hint}`);
  }
}

const NEW_LINE = text`\n`;
