import { describe, expect, test } from 'vitest';
import type { Step } from '../../../language/plan/plan.ts';
import { stepPlaces } from '../../../rehearsal/case-coverage/step-places.ts';
import { takenCatches } from '../../../rehearsal/case-coverage/taken-catches.ts';
import { act, aPlan, answersOf, each, fail, failsWith, group, run, set, stop } from '../../engine/plans.ts';

async function taken(step: Step, answers = answersOf()): Promise<readonly string[]> {
  const plan = aPlan([step]);
  const { records } = await run(plan, answers);
  return takenCatches(stepPlaces(plan), records).map(({ path, index }) => `${path} ${index}`);
}
const notFound = answersOf({ one: failsWith('not-found') });
const EMPTY = { steps: [] };

describe('a catch that holds steps', () => {
  test.each<[string, Step]>([
    ['that run', set('noted', {})],
    ['that are skipped', set('noted', {}, { if: 'false' })],
    ['that fail themselves', fail('noted', 'worse')],
    ['that end the run', stop('noted', 'given-up')],
  ])('shows by them: steps %s', async (_, inner) => {
    const step = act('one', { catch: [{ on: ['forbidden'], steps: [set('other', {})] }, { steps: [inner] }] });
    expect(await taken(step, notFound)).toEqual(['one 1']);
  });
});

describe('an empty catch', () => {
  test('shows by the failure of its step', async () => {
    const step = act('one', {
      catch: [
        { on: ['forbidden'], steps: [] },
        { on: ['not-found'], steps: [] },
      ],
    });
    expect(await taken(step, notFound)).toEqual(['one 1']);
  });

  test('shows by a code of the author', async () => {
    const step = group('one', [fail('give_up', 'no-mailbox')], { catch: [{ on: ['no-mailbox'], steps: [] }] });
    expect(await taken(step)).toEqual(['one 0']);
  });

  test('was not taken where nothing failed, or another failure came', async () => {
    expect(await taken(act('one', { catch: [EMPTY] }))).toEqual([]);
    expect(await taken(act('one', { catch: [{ on: ['forbidden'], steps: [] }] }), notFound)).toEqual([]);
  });

  test('was not taken where the `if` of the step failed', async () => {
    expect(await taken(set('one', {}, { if: 'nowhere == 1', catch: [EMPTY] }))).toEqual([]);
  });

  test('was not taken where `finally` failed after a body that did not', async () => {
    expect(await taken(set('one', {}, { catch: [EMPTY], finally: [fail('tidy', 'untidy')] }))).toEqual([]);
  });

  test('was not taken where the catch before it failed with what it names', async () => {
    const before = { on: ['not-found'], steps: [fail('noted', 'worse')] };
    expect(await taken(act('one', { catch: [before, EMPTY] }), notFound)).toEqual(['one 0']);
  });

  test('counts in a turn of a loop, whatever the other turns came to', async () => {
    const inner = act('one', { catch: [EMPTY] });
    const answers = answersOf({ 'loop[1]/one': failsWith('not-found') });
    expect(await taken(each({ id: 'loop', steps: [inner] }), answers)).toEqual(['loop/one 0']);
  });
});
