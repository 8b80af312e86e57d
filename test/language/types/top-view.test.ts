import { describe, expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

describe('what runs at the end', () => {
  const end = (tail: string) =>
    findingsOf(`${aPlaybook('- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }')}${tail}`);

  test('outputs may read steps that surely ran', () => {
    expect(end('outputs: { a: "${{ steps.ticket.output.key }}" }\n')).toEqual([]);
  });

  test('finally and onFailure may not, and see how the run ends', () => {
    expect(end('finally: [{ set: { a: "${{ steps.ticket.output.key }}", b: "${{ run.outcome }}" } }]\n')).toEqual([
      'maybe-no-output: steps.ticket.output.key',
    ]);
    expect(end('onFailure: [{ set: { a: "${{ steps.ticket.output.key }}", b: "${{ error.message }}" } }]\n')).toEqual([
      'maybe-no-output: steps.ticket.output.key',
      'unknown-variable: error',
    ]);
  });

  test('a stop before a step makes its output unsure in outputs', () => {
    const steps = (stop: string, after: string) =>
      `${aPlaybook(`${stop}- id: a\n  wait: 1h\n${after}`)}outputs: { a: "\${{ steps.a.output.until }}" }\n`;
    const stop = '- if: run.id == "x"\n  stop: { outcome: done }\n';
    expect(findingsOf(steps(stop, ''))).toEqual(['maybe-no-output: steps.a.output.until']);
    expect(findingsOf(steps('', stop))).toEqual([]);
  });
});
