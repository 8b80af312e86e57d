import { canonicalJson, type Json, type JsonObject } from '../../contracts/json.ts';
import { triggerWords } from '../explain/trigger-words.ts';
import type { Trigger } from '../plan/trigger.ts';
import type { Change, Versions } from './change.ts';
import { differences } from './differences.ts';
import { memberSentence } from './member-sentence.ts';
import { pairUp } from './pair-up.ts';
import { riskOf } from './risk-of.ts';

/** What changed in the triggers: equal ones belong together, then those of one event or playbook, then those of one kind. */
export function triggerChanges({ before, after }: Versions<readonly Trigger[]>): readonly Change[] {
  const { pairs, removed, added } = pairUp(placed(before), placed(after), [
    ({ trigger }) => canonicalJson(asJson(trigger)),
    ({ trigger }) => sourceOf(trigger),
    ({ trigger }) => trigger.kind,
  ]);
  const order = pairs.map(([old]) => old.place);
  const isReordered = order.join() !== order.toSorted((one, other) => one - other).join();
  return [
    ...removed.map((one): Change => ({
      weight: 'behaviour',
      place: placeOf(one),
      sentence: `Is gone: ${triggerWords(one.trigger)}`,
    })),
    ...added.map((one): Change => ({
      weight: 'behaviour',
      place: placeOf(one),
      sentence: `Is new: ${triggerWords(one.trigger)}`,
    })),
    ...pairs.flatMap(([old, now]) => changedTrigger(old.trigger, now)),
    ...(isReordered ? [REORDERED] : []),
  ];
}

/** Schedules are named by their place. */
const REORDERED: Change = {
  weight: 'behaviour',
  place: 'triggers',
  sentence: 'They stand in another order: schedules are numbered by it, and so are the overrides of tenants.',
};

interface Placed {
  readonly trigger: Trigger;
  readonly place: number;
}

function placed(triggers: readonly Trigger[]): readonly Placed[] {
  return triggers.map((trigger, index) => ({ trigger, place: index + 1 }));
}

function placeOf({ trigger, place }: Placed): string {
  return `trigger ${place} (${trigger.kind})`;
}

function changedTrigger(before: Trigger, now: Placed): readonly Change[] {
  return differences(asJson(before), asJson(now.trigger)).map((difference): Change => ({
    weight: riskOf(difference, false) ? 'danger' : 'behaviour',
    place: placeOf(now),
    sentence: memberSentence(difference),
  }));
}

/** What it listens to, where it names that. */
function sourceOf(trigger: Trigger): string | undefined {
  if (trigger.kind === 'event') return trigger.event;
  if (trigger.kind === 'webhook') return trigger.path;
  return trigger.kind === 'playbook' ? trigger.playbook : undefined;
}

/** A trigger is JSON by construction; its type does not say so. */
function asJson(trigger: Trigger): JsonObject & Json {
  return trigger as unknown as JsonObject;
}
