import { invariant } from '../../contracts/invariant.ts';
import type { Sha256 } from '../../contracts/json.ts';
import { checkDocument } from '../../language/check-document.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { BENCH_SIGNATURES } from './bench-actions.ts';

/** A compiled playbook. */
export interface Compiled {
  readonly plan: Plan;
  readonly sha256: Sha256;
}

/** Calls one after the other; each takes one value from the one before. */
export function callsPlaybook(action: 'bench.read' | 'bench.look', count: number): Compiled {
  return compile(`calls-${action.replace('.', '-')}-${count}`, callSteps(action, count));
}

function callSteps(action: 'bench.read' | 'bench.look', count: number): string {
  const steps = Array.from({ length: count }, (_, at) => {
    const value = at === 0 ? 'inputs.value' : `steps.call_${at - 1}.output.value`;
    return `  - { id: call_${at}, title: Call number ${at}, action: ${action}, with: { value: "\${{ ${value} }}" } }\n`;
  });
  return steps.join('');
}

/** Five steps that only compute. */
export function purePlaybook(): Compiled {
  return compile(
    'pure',
    `  - set: { first: "\${{ inputs.value + '1' }}" }
  - title: Which one
    switch:
      - { when: size(vars.first) > 100, steps: [{ set: { second: long } }] }
    default: [{ set: { second: short } }]
  - set: { third: "\${{ vars.second + vars.first }}" }
  - set: { fourth: "\${{ [vars.first, vars.third] }}" }
  - set: { fifth: "\${{ size(vars.fourth) }}" }
`,
  );
}

/** As many calls, a wait of an hour and one call more. */
export function callsThenWait(count: number): Compiled {
  return compile(`calls-then-wait-${count}`, `${callSteps('bench.read', count)}  - wait: 1h\n${lastCall(count)}`);
}

/** Two loops side by side that call for each of as many items, forty at a time each: a run may have 100 turns and branches open at once. */
export function twoLoops(items: number): Compiled {
  const list = JSON.stringify(Array.from({ length: items }, (_, at) => `item ${at}`));
  const loop = (name: string): string => `      ${name}:
        - forEach:
            in: vars.items
            as: item
            max: ${items}
            concurrency: 40
          steps: [{ id: call_${name}, action: bench.read, with: { value: "\${{ item }}" } }]
`;
  const branches = `  - parallel:\n${loop('one')}${loop('two')}`;
  return compile(`two-loops-${items}`, `  - set: { items: ${list} }\n${branches}`);
}

function lastCall(count: number): string {
  return `  - { id: last, title: Last call, action: bench.read, with: { value: "\${{ steps.call_${count - 1}.output.value }}" } }\n`;
}

function compile(name: string, steps: string): Compiled {
  const text = `apiVersion: watchbill/v1
kind: Playbook
name: ${name}
title: Measured
description: Measures what surrounds its steps.
category: response
owner: monitoring
inputs:
  value: { type: string, default: something }
triggers:
  - manual: { roles: [analyst] }
steps:
${steps}`;
  const { document, diagnostics } = checkDocument(text, `${name}.yaml`, { actions: BENCH_SIGNATURES });
  invariant(
    document?.kind === 'Playbook',
    `A playbook of the benchmarks is wrong: ${diagnostics.map(({ summary }) => summary).join('; ')}`,
  );
  return document;
}
