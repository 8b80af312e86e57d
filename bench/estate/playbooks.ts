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
  const steps = Array.from({ length: count }, (_, at) => {
    const value = at === 0 ? 'inputs.value' : `steps.call_${at - 1}.output.value`;
    return `  - { id: call_${at}, title: Call number ${at}, action: ${action}, with: { value: "\${{ ${value} }}" } }\n`;
  });
  return compile(`calls-${action.replace('.', '-')}-${count}`, steps.join(''));
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
