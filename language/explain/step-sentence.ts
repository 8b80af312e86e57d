import type { Retry, Step } from '../plan/plan.ts';
import { counted, durationWords } from './duration-words.ts';
import type { Explained } from './explained.ts';
import { enumerated } from './name-words.ts';

/** What a step does, with what any step may have: condition, tries, time limit, what is hidden. */
export function stepSentence(step: Step, { sentence }: Explained): string {
  const whole =
    step.if === undefined
      ? sentence
      : `Only if \`${step.if}\`: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  return [whole, ...limits(step), ...hidden(step)].join(' ');
}

function limits({ retry, timeoutMs }: Step): readonly string[] {
  const time = timeoutMs === undefined ? '' : durationWords(timeoutMs);
  if (retry === undefined) return time === '' ? [] : [`It has ${time}.`];
  return [`${retryWords(retry)}${time === '' ? '' : `, all within ${time}`}.`];
}

function retryWords({ attempts, backoffMs, on, until }: Retry): string {
  const pauses =
    backoffMs.first === backoffMs.max
      ? durationWords(backoffMs.first)
      : `${durationWords(backoffMs.first)} to ${durationWords(backoffMs.max)}`;
  const codes = on === undefined ? '' : ` after ${enumerated(on, 'or')}`;
  const enough = until === undefined ? '' : ` until \`${until}\` holds`;
  return `Tried up to ${counted(attempts, 'time')}${codes}${enough}, with pauses of ${pauses}`;
}

function hidden({ mask }: Step): readonly string[] {
  return mask === undefined || mask.length === 0 ? [] : [`Records hide ${enumerated(mask, 'and')}.`];
}
