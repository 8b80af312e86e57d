import { randomUUID } from 'node:crypto';
import type { ApprovalView } from '../api/contract.ts';
import { type AnswerOf, openClient } from './api-client.ts';
import { CliProblem } from './cli-problem.ts';
import type { Cli } from './cli.ts';
import { EXIT } from './exit-codes.ts';
import { findApproval } from './find-approval.ts';
import { type Text, text } from './output/text.ts';

/** What `approve` and `refuse` are given. */
export interface DecisionGiven {
  readonly run: string;
  readonly step: string;
  readonly approve: boolean;
  readonly reason: string;
  readonly yes?: true | undefined;
  readonly json?: true | undefined;
}

/** Shows what is to be decided, asks whether it is meant, and sends it. What is sent binds to what was shown. */
export async function decide(cli: Cli, given: DecisionGiven): Promise<void> {
  const client = await openClient(cli);
  const approval = await findApproval(client, given);
  if (given.json !== true) showApproval(cli, approval);
  if (given.json !== true && given.yes !== true && cli.terminal.isInteractive)
    await confirm(cli, approval, given.approve);
  const answer = await client.call('decide', {
    params: { run: approval.run },
    body: {
      path: approval.path,
      approve: given.approve,
      reason: given.reason,
      targetsSha256: approval.targetsSha256,
      decisionId: randomUUID(),
    },
  });
  if (given.json) cli.terminal.json(answer);
  else cli.terminal.line(cli.terminal.paint.green(outcomeOf(answer)));
}

function showApproval({ terminal }: Cli, approval: ApprovalView): void {
  const { paint } = terminal;
  terminal.line(paint.bold(text`${approval.question}`));
  terminal.line(text`  tenant    ${paint.yellow(text`${approval.tenantTitle}`)} (${approval.tenant})`);
  terminal.line(text`  run       ${approval.run} of ${approval.playbook ?? 'a playbook'}, step ${approval.path}`);
  for (const { name, value } of approval.shown) terminal.line(text`  ${name}: ${value}`);
  terminal.line(text`  expires   ${approval.expiresAt}`);
  for (const { person, approve } of approval.decisions) {
    terminal.line(text`  ${person} has ${approve ? 'approved' : 'refused'} it`);
  }
}

async function confirm({ terminal }: Cli, { tenantTitle }: ApprovalView, approve: boolean): Promise<void> {
  const answer = await terminal.ask(text`${approve ? 'Approve' : 'Refuse'} this for ${tenantTitle}? [y/N]`);
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new CliProblem(EXIT.failed, 'Nothing was decided', { code: 'not-confirmed' });
}

function outcomeOf({ settled, path, run }: AnswerOf<'decide'>): Text {
  switch (settled) {
    case 'approved':
    case 'refused':
      return text`Step ${path} of run ${run} is ${settled}`;
    case 'counted':
      return text`Your decision counts; step ${path} of run ${run} waits for others`;
    case 'noted':
      return text`Your decision is noted; it counts once it has been checked. See: watchbill show ${run}`;
  }
}
