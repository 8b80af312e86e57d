import type { Step } from '../../../language/plan/plan.ts';
import { describe, expect, test } from 'vitest';
import { aPlaybook, planOf } from '../a-world.ts';

function stepsOf(steps: string, head = ''): readonly Step[] {
  return planOf(aPlaybook(steps, head)).steps;
}

function firstOf(steps: string, head = ''): Step {
  const [step] = stepsOf(steps, head);
  if (step === undefined) throw new TypeError('No step');
  return step;
}

describe('values', () => {
  test('a whole span keeps its type, parts are joined, everything else is literal', () => {
    const step = firstOf(
      '- set: { a: "${{ 1 }}", b: "x ${{ 1 }}", c: [1, x], d: [1, "${{ 1 }}"], e: { f: "${{ 1 }}" }, g: { h: null }, i: "" }',
    );
    expect(step).toMatchObject({
      set: {
        a: { cel: '1' },
        b: { text: ['x ', { cel: '1' }] },
        c: { lit: [1, 'x'] },
        d: { list: [{ lit: 1 }, { cel: '1' }] },
        e: { map: { f: { cel: '1' } } },
        g: { lit: { h: null } },
        i: { lit: '' },
      },
    });
  });

  test('what an approver is shown bears the last name of its path, or its whole text where names meet', () => {
    const shown = firstOf(
      '- approve: { question: Go?, by: [{ team: csirt }], show: [run.id, tenant.title, "[run.id]", run.starter, tenant.soc_mail, run.playbook, "run.playbook"] }',
    );
    expect(shown.kind === 'approve' ? shown.show.map(({ name }) => name) : []).toEqual([
      'id',
      'title',
      '[run.id]',
      'starter',
      'soc_mail',
      'run.playbook',
      'run.playbook',
    ]);
  });

  test('a message has a template with values, or a text with a subject, which is the title by default', () => {
    const content = (words: string) => {
      const step = firstOf(`- title: Told\n  notify: { to: [{ team: csirt }], ${words} }`);
      return step.kind === 'notify' ? step.content : undefined;
    };
    expect(content('text: x')).toEqual({ text: { lit: 'x' }, subject: { lit: 'Told' } });
    expect(content('text: x, subject: y')).toEqual({ text: { lit: 'x' }, subject: { lit: 'y' } });
    expect(content('template: incident-contained, with: { purged: 1 }')).toEqual({
      template: 'incident-contained',
      with: { purged: { lit: 1 } },
    });
  });

  test('a wait ends after a time, at a moment, or at what an expression gives', () => {
    const ends = stepsOf('- wait: 1h30m\n- wait: { until: 2026-11-21T09:30:00Z }\n- wait: { until: now }', '').map(
      (step) => (step.kind === 'wait' ? step.for : undefined),
    );
    expect(ends).toEqual([
      { durationMs: 5_400_000 },
      { until: { lit: '2026-11-21T09:30:00Z' } },
      { until: { cel: 'now' } },
    ]);
  });
});
