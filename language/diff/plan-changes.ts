import type { JsonObject } from '../../contracts/json.ts';
import type { Change, Versions, Weight } from './change.ts';
import { type Difference, differences } from './differences.ts';
import { jsonWords } from './json-words.ts';
import { memberSentence } from './member-sentence.ts';
import { isHarmful, isRaised } from './risk-of.ts';

/** What changed in a plan beside its steps and triggers: name, owner, inputs, outputs, locked actions, limits. */
export function planChanges({ before, after }: Versions<JsonObject>): readonly Change[] {
  const { triggers: _before, ...old } = before;
  const { triggers: _after, ...now } = after;
  return differences(old, now).map(changeOf);
}

/** Members that hold things by name: what one of them is called, and its place. */
const NAMED: Readonly<Record<string, string>> = {
  inputs: 'input',
  outputs: 'output',
  actions: 'action',
  budgets: 'limit',
};

function changeOf(difference: Difference): Change {
  const [group = '', name, ...inside] = difference.at;
  const noun = NAMED[group];
  const weight = weightOf(difference);
  if (noun === undefined || name === undefined)
    return { weight, place: 'playbook', sentence: memberSentence(difference) };
  const place = `${noun} ${name}`;
  if (inside.length > 0) return { weight, place, sentence: memberSentence({ ...difference, at: inside }) };
  return { weight, place, sentence: wholeSentence(difference, name) };
}

function wholeSentence({ before, after }: Difference, name: string): string {
  if (after === undefined) return 'Is gone.';
  if (before === undefined) return `Is new: ${jsonWords(after, name)}.`;
  return `Is ${jsonWords(after, name)} now; it was ${jsonWords(before, name)}.`;
}

function weightOf(difference: Difference): Weight {
  const [group, name, member] = difference.at;
  switch (group) {
    case 'deadline':
      return name !== 'warnMs' && isRaised(difference) ? 'danger' : 'behaviour';
    case 'title':
    case 'category':
      return 'wording';
    case 'inputs':
      return member === 'description' ? 'wording' : 'behaviour';
    case 'budgets':
      return isRaised(difference) ? 'danger' : 'behaviour';
    case 'actions':
      return isHarmfulNow(difference) ? 'danger' : 'behaviour';
    default:
      return 'behaviour';
  }
}

function isHarmfulNow({ at, after }: Difference): boolean {
  const [, , member] = at;
  if (member === undefined) return isHarmful((after as JsonObject | undefined)?.['impact']);
  return member === 'impact' ? isHarmful(after) : member === 'targets';
}
