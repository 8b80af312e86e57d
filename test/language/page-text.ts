import { aPlaybook } from './a-world.ts';

const INPUTS = 'inputs: { urgent: { type: boolean, default: false }, mail: o365.threat_intelligence }\n';

/** The document that an example of docs/errors stands for: a whole one, steps, or lines at the top of a playbook. */
export function pageText(example: string): string {
  if (/^(apiVersion|kind|%|#)/.test(example)) return example;
  if (example.startsWith('- ')) return aPlaybook(example, INPUTS);
  return aPlaybook('- wait: 1h', `${example.trimEnd()}\n`);
}
