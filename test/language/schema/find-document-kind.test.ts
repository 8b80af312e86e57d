import { describe, expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

describe('the head of a playbook', () => {
  const text = aPlaybook('- wait: 1h');

  test.each([
    [text.replace('response', 'respond'), ['wrong-value: respond']],
    [text.replace('monitoring', 'monitorin'), ['unknown-team: monitorin']],
    [text.replace('owner: monitoring', 'owner: Monitoring Team'), ['wrong-value: Monitoring Team']],
    [text.replace('owner: monitoring\n', ''), ['missing-key: apiVersion']],
    [text.replace('mail-reported', 'Mail_Reported'), ['wrong-value: Mail_Reported']],
    [text.replace('name: mail-reported\n', ''), ['missing-key: apiVersion']],
    [text.replace('category: response\n', ''), ['missing-key: apiVersion']],
    [text.replace('watchbill/v1', 'watchbill/v2'), ['wrong-value: watchbill/v2']],
    [`${text}forward: {}\n`, ['not-yet: forward']],
    [
      `${text}limits: { steps: 0, fanOut: 501, runTime: 400d, depth: 10 }\n`,
      ['wrong-value: 0', 'wrong-value: 501', 'wrong-value: 400d'],
    ],
    [`${text}defaults: { timeout: soon, retry: { backoff: 5m..2s } }\n`, ['wrong-value: soon', 'wrong-value: 5m..2s']],
    [text.replace(/steps:[^]*/, 'steps: nothing\n'), ['wrong-type: nothing']],
    [text.replace(/steps:[^]*/, ''), ['missing-key: apiVersion']],
    ['apiVersion: watchbill/v1\nkind: Playbok\n', ['unknown-kind: Playbok']],
    ['apiVersion: watchbill/v1\nkind: Rotta\n', ['unknown-kind: Rotta']],
    ['apiVersion: watchbill/v1\n', ['unknown-kind: apiVersion']],
    ['kind: [a]\n', ['unknown-kind: [a]']],
    ['- a\n', ['unknown-kind: - a\n']],
    ['just text', ['unknown-kind: just text']],
  ])('%j', (written, findings) => expect(findingsOf(written)).toEqual(findings));
});
