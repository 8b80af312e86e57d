import { setTimeout as sleep } from 'node:timers/promises';
import { openTerminal } from './output/terminal.ts';
import { runCli } from './run-cli.ts';

// `watchbill`: one command line, one exit code.

// A reader that has seen enough (`| head`) is no mistake.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code === 'EPIPE') process.exit(0);
  throw problem;
});

process.exitCode = await runCli(process.argv.slice(2), {
  terminal: openTerminal({ input: process.stdin, output: process.stdout, errors: process.stderr }, process.env),
  env: process.env,
  folder: process.cwd(),
  now: () => Date.now(),
  sleep: async (ms) => await sleep(ms, undefined),
});
