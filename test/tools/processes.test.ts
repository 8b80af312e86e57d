import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inNode } from './in-node.ts';

/** Runs a group with one child until the child dies or two seconds have passed, then ends it. */
async function withChild(child: string): Promise<{ readonly output: string; readonly log: string }> {
  const logs = mkdtempSync(join(tmpdir(), 'watchbill-logs-'));
  const lines = `
    let settle; const died = new Promise((resolve) => { settle = resolve; });
    const group = tool.processGroup({ logs: ${JSON.stringify(logs)}, isVerbose: false, onDeath: settle });
    group.start('child', process.execPath, ['-e', ${JSON.stringify(child)}]);
    const death = await Promise.race([died, new Promise((wake) => setTimeout(wake, 2000))]);
    if (death) console.log('died with ' + death.how);
    await group.end();
    console.log('left ' + group.pids().length);`;
  const { output } = await inNode('processes.mjs', lines);
  return { output, log: readFileSync(join(logs, 'child.log'), 'utf8') };
}

const entry = (level: number, msg: string): string => JSON.stringify({ level, msg, tenant: 'contoso' });

test('warnings are shown with their tenant, lesser lines only go to the log', async () => {
  const { output, log } = await withChild(
    `console.log(${JSON.stringify(`${entry(30, 'fine')}\n${entry(40, 'look')}`)})`,
  );
  expect(output).toContain('child     | WARN look tenant=contoso');
  expect(output).not.toContain('fine');
  expect(log).toContain('fine');
});

test('control characters of a log line never reach the terminal', async () => {
  const { output } = await withChild(`console.log(${JSON.stringify(entry(50, '\u001b[2Jgone'))})`);
  expect(output).toContain('ERROR ?[2Jgone');
});

test('a process that dies is told with how it ended', async () => {
  expect((await withChild('process.exit(7)')).output).toContain('died with code 7');
});

test('a process that runs on is ended with the group', async () => {
  expect((await withChild('setInterval(() => {}, 1000)')).output).toContain('left 0');
});
