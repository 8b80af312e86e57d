import { expect, test } from 'vitest';
import { explainPlaybook } from '../../../language/explain/explain-playbook.ts';
import { sectionsOf } from '../../../language/explain/sections.ts';
import type { LockedAction } from '../../../language/plan/plan.ts';
import { act, aPlan, approve, cel, each, group, HOUR, pause, set } from '../../engine/plans.ts';
import { aSignature, catalogue } from './a-plan.ts';

const PURGE: LockedAction = { version: 1, quick: false, impact: 'destructive', repeat: 'reconciled', targets: [] };
const linesOf = (explanation: Parameters<typeof sectionsOf>[0], heading: string): readonly string[] =>
  sectionsOf(explanation).find((section) => section.heading === heading)?.lines ?? [];

test('steps are numbered as they are nested, the words in between are not', () => {
  const step = group('g', [set('a', {})], { catch: [{ steps: [] }, { steps: [set('b', {})] }] });
  expect(linesOf(explainPlaybook(aPlan([step]), new Map()), 'What happens')).toEqual([
    '1. g [g]',
    '   Does 1 step in order.',
    '   1.1. a [g/a]',
    '      Sets .',
    '   If it fails, it goes on.',
    '   If it fails:',
    '     1.2. b [g/~catch/b]',
    '        Sets .',
  ]);
});

test('a containing call is told with its approval, its reason, or that it has neither here', () => {
  const call = { action: 'mail.purge' };
  const plan = aPlan(
    [
      approve('ok'),
      act('a', { ...call, approval: 'ok' }),
      act('b', call),
      act('c', call),
      act('d', { ...call, approval: 'ok' }),
    ],
    {
      actions: { 'mail.purge': PURGE },
    },
  );
  const stated = { references: [], reasons: { b: 'Only a copy', d: 'Twice is better' } };
  const none = aSignature('mail.purge', { needs: { connection: 'graph', permissions: [] } });
  expect(linesOf(explainPlaybook(plan, catalogue(none), stated), 'Touches')).toEqual([
    'destructive: mail.purge@1, not safe to repeat: whether it took effect is asked first; needs graph',
    '  in a, only with the approval "ok"',
    '  in b, without approval, because: Only a copy',
    '  in c, without approval; the reason stands in the playbook',
    '  in d, only with the approval "ok", because: Twice is better',
  ]);
});

test('an action that the catalogue lacks has permissions that nobody knows', () => {
  const lines = linesOf(explainPlaybook(aPlan([act('a')]), new Map()), 'Touches');
  expect(lines[0]).toContain('what it needs is not known here');
  expect(lines[1]).toBe('  in a');
});

test('what has no bound is listed, with what ends it anyway', () => {
  const open = pause('open', 0, { for: { until: cel('inputs.at') } });
  const of = (plan: ReturnType<typeof aPlan>) => linesOf(explainPlaybook(plan, new Map()), 'How long');
  expect(of(aPlan([open])).slice(0, 3)).toEqual([
    'No bound of its own. Without the 1 step below: at most no time.',
    '  no bound: open waits until ${{ inputs.at }}',
    'The budget of the run ends its steps after 30 days whatever they do; with what is done after that, it has ended within 30 days.',
  ]);
  expect(of(aPlan([], { finally: [open] })).join(' ')).toContain('what is done after that has no bound');
});

test('what is taken back is told apart, since nobody knows how much of it there will be', () => {
  const undo = { action: 'test.write', with: {}, readsOutput: false };
  const lines = linesOf(explainPlaybook(aPlan([act('a', { undo }), act('b')]), new Map()), 'How long');
  expect(lines.join('\n')).toContain('not counted: what is taken back, up to 13 minutes for each of 1 step');
});

test('a deadline is told with what is done beside the steps, and with what is done when it has passed', () => {
  const times = { withinMs: 4 * HOUR, warnMs: 3 * HOUR };
  const plan = aPlan([pause('w', HOUR)], {
    deadline: { ...times, onWarn: [set('near', {})], onBreach: [set('late', {})] },
  });
  const told = explainPlaybook(plan, new Map());
  expect(linesOf(told, 'Beside the steps, after 3 hours')[0]).toBe('1. near [~deadline/~warn/near]');
  expect(linesOf(told, 'When the steps are not done after 4 hours').slice(0, 2)).toEqual([
    'The steps are cancelled; unless what is done then ends the run otherwise, it has failed.',
    '1. late [~onBreach/late]',
  ]);
  expect(told.deadline).toEqual(times);
  expect(told.mermaid).toContain('When the deadline has passed');
});

test('a deadline bounds a wait that nothing else bounds', () => {
  const forever = { id: 'w', title: 'w', keepOutput: false, kind: 'wait', for: { until: cel('now') } } as const;
  const plan = aPlan([forever], { deadline: { withinMs: 4 * HOUR, onWarn: [], onBreach: [] } });
  const told = explainPlaybook(plan, new Map());
  expect([told.deadline, told.duration.worstMs]).toEqual([{ withinMs: 4 * HOUR, warnMs: null }, 4 * HOUR]);
  expect(sectionsOf(told).map(({ heading }) => heading)).not.toContain('Beside the steps, after 4 hours');
});

test('a loop is listed with how often it is counted', () => {
  const plan = aPlan([each({ id: 'l', max: 2, steps: [pause('w', HOUR)] })]);
  expect(linesOf(explainPlaybook(plan, new Map()), 'How long').slice(0, 2)).toEqual([
    'At most 2 hours, on the longest path with every time limit used up.',
    '  counted in full: l, at most 2 times, one after the other',
  ]);
});

test('at the head stand the description and the references, where there are any', () => {
  const heading = 'Tried';
  const bare = linesOf(explainPlaybook(aPlan([]), new Map()), heading);
  expect(bare).toEqual(['tried, category response, owned by team csirt']);
  const stated = { description: 'What was tried', references: ['RFC 2350', 'ISO 27035'], reasons: {} };
  expect(linesOf(explainPlaybook(aPlan([]), new Map(), stated), heading)).toEqual([
    ...bare,
    'What was tried',
    'References: RFC 2350; ISO 27035',
  ]);
});

test('what an action needs is told with its permissions', () => {
  const lines = linesOf(explainPlaybook(aPlan([act('a')]), catalogue(aSignature('test.write'))), 'Touches');
  expect(lines[0]).toContain('needs servicenow (incident: write)');
});
