import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const TOOLS = join(import.meta.dirname, '../../tools');

/** What a program printed and how it ended. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a few lines that use one of the tools, as they are run: in a Node of their own, without anything compiled. `tool`
 * stands for the module; a failed set-up prints its sentence.
 */
export async function inNode(tool: string, lines: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const url = pathToFileURL(join(TOOLS, tool)).href;
  const program = `const tool = await import(${JSON.stringify(url)});
    try { ${lines} } catch (error) { if (error.name !== 'SetUpFailure') throw error; console.log(error.message); process.exitCode = 3; }`;
  const args = ['--input-type=module', '-e', program];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const failed = error as { readonly code: number; readonly stdout: string; readonly stderr: string }; // as execFile documents
    return { code: failed.code, output: failed.stdout + failed.stderr };
  }
}
