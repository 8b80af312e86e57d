import type { UtcTime } from '../../contracts/time.ts';
import type { Entity, Words } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';

const STATE: Words = { known: ['Default', 'Ignored', 'ThirdParty', 'Reviewed'] };

/** The Secure Score of one day. */
export interface SecureScore {
  readonly at: UtcTime;
  readonly current: number;
  readonly maximum: number;
}

/** Something that could be done for the score. */
export interface ScoreControl {
  readonly id: string;
  readonly title: string;
  readonly service: string;
  /** Points that it is worth. */
  readonly maximum: number;
  /** The lower, the more it is worth doing; 0 where there is none. */
  readonly rank: number;
  /** Default, Ignored, ThirdParty or Reviewed: what people said of it last. */
  readonly state: string;
}

/** The Secure Score of one tenant; Graph keeps 90 days. */
export interface Scores {
  /** One a day, the newest first. */
  list(days: number, signal?: AbortSignal): Promise<readonly SecureScore[]>;
  /** Those that are in use, most worth doing first. */
  listControls(signal?: AbortSignal): Promise<readonly ScoreControl[]>;
}

/** The scores behind some calls. */
export function scoresOf(calls: GraphCalls): Scores {
  return {
    list: async (days, signal) => {
      const query = { $top: String(days) };
      const listing = { purpose: 'list secure scores', path: 'security/secureScores', query, take: days, signal };
      return (await calls.list(listing)).map(readScore).sort((a, b) => b.at.localeCompare(a.at));
    },
    listControls: async (signal) => {
      const listing = {
        purpose: 'list controls of the secure score',
        path: 'security/secureScoreControlProfiles',
        signal,
      };
      const controls = (await calls.list(listing)).filter((entity) => entity.truth('deprecated') !== true);
      return controls.map(readControl).sort((a, b) => a.rank - b.rank);
    },
  };
}

function readScore(entity: Entity): SecureScore {
  return {
    at: entity.neededMoment('createdDateTime'),
    current: entity.neededNumber('currentScore'),
    maximum: entity.neededNumber('maxScore'),
  };
}

function readControl(entity: Entity): ScoreControl {
  const states = [...entity.entities('controlStateUpdates')].sort((a, b) =>
    (a.moment('updatedDateTime') ?? '').localeCompare(b.moment('updatedDateTime') ?? ''),
  );
  const state = states.at(-1)?.word('state', STATE) ?? '';
  return {
    id: entity.needed('id'),
    title: entity.text('title'),
    service: entity.text('service'),
    maximum: entity.neededNumber('maxScore'),
    rank: entity.number('rank') ?? 0,
    state: state === '' ? 'Default' : state,
  };
}
