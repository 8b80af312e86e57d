import fc from 'fast-check';
import { KEEP } from '../../language/plan/later-undo-plan.ts';
import type { Catch, Deadline, Step } from '../../language/plan/plan.ts';
import {
  act,
  work,
  again,
  aPlan,
  approve,
  branches,
  call,
  cel,
  choose,
  clock,
  each,
  escalate,
  fail,
  group,
  hear,
  lit,
  MINUTE,
  pause,
  race,
  SECOND,
  set,
  stop,
  tell,
} from '../engine/plans.ts';
import type { Scenario } from './compare.ts';
import { messageAt, messageOf, type Listeners } from './random-messages.ts';
import { LIFELIKE, type Pace } from './pace.ts';
import { undoOf } from './random-undo.ts';
import type { Theme } from './random-themes.ts';
import { shapesAt, type Shape } from './random-shapes.ts';
import { SeededAnswers } from './seeded-answers.ts';

/*
 * Random plans of every step kind with random answers and messages. Moments are made so that nothing is due within the
 * same moment by accident: the order of equal moments is by nature different on the two sides.
 */

/** A scenario, and what is said to the runs that undo its steps later. */
export interface RandomScenario extends Scenario {
  readonly laterScript: Scenario['script'];
}

/** Random plans with answers and messages. `seed` decides the answers. */
export const scenariosAt = (pace: Pace, theme?: Theme): fc.Arbitrary<RandomScenario> =>
  fc
    .record({
      steps: theme === undefined ? shapesAt(pace) : onTheme(pace, theme),
      last: fc.option(shapesAt(pace), { freq: 4 }),
      late: fc.option(fc.record({ seconds: pace.timeout, warn: shapesAt(pace), breach: shapesAt(pace) }), { freq: 3 }),
      script: fc.array(messageAt(pace.moment, theme?.said), { maxLength: theme === undefined ? 12 : 4 }),
      runTime: pace.runTime,
      seed: fc.nat(1_000_000),
    })
    .map(({ steps, last, late, script, runTime, seed }) => {
      const builder = new Builder(pace);
      const plan = aPlan(builder.steps(steps), {
        ...(late === null ? {} : { deadline: builder.deadline(late) }),
        finally: last === null ? [] : builder.steps(last),
        outputs: { n: cel('has(vars.n) ? vars.n : 0') },
        ...(seed % 2 === 0 ? { undoOnFailure: true as const } : {}),
        ...(runTime === null ? {} : { budgets: { runTimeMs: runTime * SECOND } }),
      });
      return {
        plan,
        answers: () => new SeededAnswers(seed, pace),
        script: script.flatMap((line, index) => messageOf(line, index, builder)),
        laterScript: script.flatMap((line, index) => messageOf(line, index, KEEPERS)),
      };
    });

/** What the theme begins with, then one step more. */
const onTheme = (pace: Pace, { begins }: Theme): fc.Arbitrary<readonly Shape[]> =>
  fc.tuple(begins, shapesAt(pace)).map(([first, rest]) => [...first, ...rest.slice(0, 1)]);

/** A random plan whose waits are as long as people's. */
export const randomScenario: fc.Arbitrary<RandomScenario> = scenariosAt(LIFELIKE);

/** What a run that undoes a step later asks. */
const KEEPERS: Listeners = { approvals: [KEEP], tasks: [], escalations: [] };

class Builder implements Listeners {
  readonly approvals: string[] = [];
  readonly tasks: string[] = [];
  readonly escalations: string[] = [];
  readonly #clocks: string[] = [];
  readonly #pace: Pace;
  #count = 0;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  steps(list: readonly Shape[]): Step[] {
    return list.map((shape) => this.#step(shape));
  }

  /** Apart from all other moments, which are whole seconds and less than two seconds more. */
  deadline({ seconds, warn, breach }: { seconds: number; warn: readonly Shape[]; breach: readonly Shape[] }): Deadline {
    const withinMs = 2 * seconds * SECOND + 19;
    return {
      withinMs,
      warnMs: Math.round(withinMs / 2) + 11,
      onWarn: this.steps(warn),
      onBreach: this.steps(breach),
    };
  }

  #step(shape: Shape): Step {
    this.#count += 1;
    const id = `s${this.#count}`;
    /** Makes every moment of the plan its own. */
    const apart = this.#count * 37;
    const condition = this.#count % 5 === 0 ? { if: 'has(vars.n) ? vars.n % 2 == 0 : true' } : {};
    return { ...this.#kind(shape, id, apart), ...condition };
  }

  #kind(shape: Shape, id: string, apart: number): Step {
    const { remindMs, backoffMs, undoAfterMs } = this.#pace;
    const retry = { attempts: 3, backoffMs: { first: backoffMs.first + apart, max: backoffMs.max + apart } };
    switch (shape.kind) {
      case 'set':
        return set(id, { n: lit(shape.n), seen: cel('now') });
      case 'write':
        return act(id, {
          retry,
          ...undoOf(this.#count, undoAfterMs + apart),
          with: { n: { text: ['n=', { cel: 'has(vars.n) ? vars.n : -1' }] } },
        });
      case 'read':
        return act(id, { action: 'test.read', retry });
      case 'notify':
        return tell(id, { retry });
      case 'escalate':
        this.escalations.push(id);
        return escalate(id, {
          timeoutMs: 30 * MINUTE + apart,
          ...(shape.n === 0 ? { until: 'has(vars.n) && vars.n % 2 == 0' } : {}),
        });
      case 'fail':
        return fail(id, `code-${shape.n}`);
      case 'stop':
        return { ...stop(id, `ended-${shape.n}`), if: `has(vars.n) && vars.n == ${shape.n}` };
      case 'wait':
        return pause(id, shape.seconds * SECOND + apart, {
          for: this.#length(shape.seconds * SECOND + apart),
        });
      case 'approve':
        this.approvals.push(id);
        return approve(id, {
          quorum: String(shape.quorum),
          expiresMs: shape.seconds * SECOND + apart,
          remindMs: shape.remind ? [remindMs + apart] : [],
          show: [{ name: 'id', cel: `"${id}"` }],
          onExpiry: this.steps(shape.onExpiry),
        });
      case 'task':
        return this.#task(shape, id, apart);
      default:
        return this.#container(shape, id, apart);
    }
  }

  /** Every third by a calendar. */
  #length(ms: number): { readonly durationMs: number } | { readonly businessMs: number; readonly calendar: string } {
    return this.#count % 3 === 0 ? { businessMs: ms, calendar: 'tenant' } : { durationMs: ms };
  }

  #task(shape: Extract<Shape, { kind: 'task' }>, id: string, apart: number): Step {
    this.tasks.push(id);
    return work(id, {
      to: [{ team: lit('csirt') }, { team: lit('monitoring') }],
      isForEachTeam: shape.isForEachTeam,
      due: this.#length(shape.seconds * SECOND + apart),
      timeoutMs: shape.timeoutSeconds * SECOND + apart * 2 + 11,
      remindMs: shape.remind ? [this.#pace.remindMs + apart] : [],
      ...(shape.isReviewed ? { signOffBy: [{ team: lit('leads') }] } : {}),
      onOverdue: this.steps(shape.onOverdue),
    });
  }

  #container(
    shape: Extract<
      Shape,
      { kind: 'do' | 'switch' | 'parallel' | 'call' | 'waitFor' | 'race' | 'forEach' | 'repeat' | 'clock' }
    >,
    id: string,
    apart: number,
  ): Step {
    switch (shape.kind) {
      case 'do':
        return group(id, this.steps(shape.steps), {
          ...(shape.timeoutSeconds === null ? {} : { timeoutMs: shape.timeoutSeconds * SECOND + apart }),
          ...(shape.rescue === null
            ? {}
            : { catch: [{ as: 'problem', steps: this.steps(shape.rescue) } satisfies Catch] }),
          ...(shape.last === null ? {} : { finally: this.steps(shape.last) }),
        });
      case 'switch':
        return choose({
          id,
          cases: [{ when: `has(vars.n) && vars.n % 3 == ${shape.pivot}`, steps: this.steps(shape.first) }],
          default: this.steps(shape.second),
        });
      case 'parallel': {
        const named = Object.fromEntries(shape.branches.map((steps, n) => [`b${n}`, this.steps(steps)]));
        const step = branches(id, named, { join: shape.join });
        if (!shape.chain || step.kind !== 'parallel') return step;
        return {
          ...step,
          branches: step.branches.map((branch, n) =>
            n === 0 ? branch : { ...branch, needs: ['b0'], if: 'branches.b0.status == "succeeded"' },
          ),
        };
      }
      case 'call':
        return call(id, {
          mode: shape.detach ? 'detach' : 'wait',
          ...(shape.tenants === 0
            ? {}
            : {
                tenants: {
                  in: JSON.stringify(Array.from({ length: shape.tenants }, (_, n) => `t${n}`)),
                  canary: 1,
                  size: 2,
                  haltWhen: 'calls.failed > 1',
                },
              }),
        });
      case 'waitFor':
        return hear(id, {
          where: `event.n % 3 == ${shape.n}`,
          withinMs: shape.seconds * SECOND + apart,
          onTimeout: this.steps(shape.onTimeout),
        });
      case 'race':
        return race(id, Object.fromEntries(shape.branches.map((steps, n) => [`b${n}`, this.steps(steps)])));
      case 'forEach':
        return each({
          id,
          in: JSON.stringify(Array.from({ length: shape.items }, (_, n) => n)),
          concurrency: shape.concurrency,
          onItemFailure: shape.keepOn ? 'continue' : 'stop',
          steps: this.steps(shape.steps),
        });
      case 'clock': {
        // A clock named before is stopped as often as another one is started.
        const stopped = shape.stops ? this.#clocks.pop() : undefined;
        if (stopped !== undefined) return clock(id, 'stop', stopped);
        this.#clocks.push(id);
        const limitMs = shape.limitSeconds * SECOND + apart;
        return clock(id, 'start', id, {
          ...('businessMs' in this.#length(0) ? { calendar: 'tenant' } : {}),
          limitMs,
          warnMs: Math.round(limitMs / 2) + 7,
          onWarn: this.steps(shape.warn),
          onBreach: this.steps(shape.breach),
        });
      }
      case 'repeat':
        return again({
          id,
          until: `has(vars.n) && vars.n % 3 == ${shape.pivot}`,
          max: shape.max,
          everyMs: shape.seconds * SECOND + apart,
          steps: this.steps(shape.steps),
        });
    }
  }
}
