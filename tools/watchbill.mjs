#!/usr/bin/env node
// `npx watchbill …`: the built CLI.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './project.mjs';

const cli = join(ROOT, 'dist', 'cli', 'main.js');
if (existsSync(cli)) {
  await import(pathToFileURL(cli).href);
} else {
  console.error('Cannot run watchbill because it is not built: run "npm start" or "npm test" once');
  process.exitCode = 1;
}
