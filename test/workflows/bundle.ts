import { readFile } from 'node:fs/promises';
import { built } from '../built.ts';

let read: Promise<{ code: string }> | undefined;

/** The built bundle of the workflows; read once per process. */
export function workflowBundle(): Promise<{ code: string }> {
  read ??= readFile(built('workflow-bundle.js'), 'utf8').then((code) => ({ code }));
  return read;
}
