import { jsonBytes, type Json } from '../../contracts/json.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { RunRecord } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { Effects, RunEnd } from '../../engine/effects.ts';
import { startRun, type RunHandle, type RunStart } from '../../engine/start-run.ts';
import type { Answers } from '../../rehearsal/answers.ts';
import type { ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { VirtualClock } from '../../rehearsal/virtual-clock.ts';
import { VirtualEffects, type SeenEffect } from '../../rehearsal/virtual-effects.ts';
import { MONDAY } from './plans.ts';

/** What one segment of a run took. */
export interface Segment {
  /** As on Temporal: 6 an activity, 4 a wait, 3 a message. */
  readonly events: number;
  /** Of what it left to the next one; 0 of the last. */
  readonly journalBytes: number;
}

/** A run on the virtual clock, with what it would have asked of Temporal. */
export interface MeasuredRun {
  readonly end: Extract<RunEnd, { kind: 'ended' }>;
  readonly records: readonly RunRecord[];
  readonly effects: readonly SeenEffect[];
  readonly segments: readonly Segment[];
  /** Of the largest effect: what is sent with a call. */
  readonly effectBytes: number;
  readonly endedAt: UtcMs;
}

const EVENTS_OF_A_MESSAGE = 3;

class MeasuredEffects extends VirtualEffects {
  readonly #movesOn: boolean;
  messages = 0;

  constructor(clock: VirtualClock, answers: Answers, movesOn: boolean) {
    super(clock, answers);
    this.#movesOn = movesOn;
  }

  get events(): number {
    return super.segment().events + this.messages * EVENTS_OF_A_MESSAGE;
  }

  override segment: Effects['segment'] = () => ({ events: this.#movesOn ? this.events : 0, bytes: 0 });
}

/** Runs a plan; without `movesOn` in one segment, however long it becomes. */
export async function measured(
  start: RunStart,
  answers: Answers,
  script: readonly ScriptedMessage[] = [],
  { movesOn = true }: { readonly movesOn?: boolean } = {},
): Promise<MeasuredRun> {
  const clock = new VirtualClock(MONDAY);
  const effects = new MeasuredEffects(clock, answers, movesOn);
  const segments: Segment[] = [];
  let handle: RunHandle | undefined;
  let ended: RunEnd | undefined;
  const say = (message: RunMessage | undefined): void => {
    if (message === undefined) return;
    effects.messages += 1;
    handle?.deliver(message);
  };
  const begin = (journal?: Json): void => {
    let end: RunEnd | undefined;
    handle = startRun({ ...start, ...(journal === undefined ? {} : { journal }) }, effects);
    void handle.end.then((came) => (end = came));
    void clock
      .until(() => end !== undefined, null)
      .then(() => {
        if (end?.kind !== 'moved-on') {
          segments.push({ events: effects.events, journalBytes: 0 });
          ended = end;
          return;
        }
        segments.push({ events: effects.events, journalBytes: jsonBytes(end.journal) });
        effects.newSegment();
        effects.messages = 0;
        begin(JSON.parse(JSON.stringify(end.journal)) as Json);
      });
  };
  for (const line of script) clock.at(MONDAY + line.afterMs, () => say(line.message(effects.seen)));
  begin();
  await clock.runUntil(() => ended !== undefined);
  if (ended?.kind !== 'ended') throw new TypeError('The run waits for ever');
  const effectBytes = Math.max(...effects.seen.map(({ effect }) => jsonBytes(effect as unknown as Json)));
  const { records, seen } = effects;
  return { end: ended, records, effects: seen, segments, effectBytes, endedAt: clock.now };
}
