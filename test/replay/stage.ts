import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { AskEffect, Effect, EffectAnswer } from '../../contracts/activities.ts';
import type { SecurityEvent } from '../../contracts/event.ts';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import {
  childEndedSignal,
  deliverUpdate,
  handEventSignal,
  moveOnSignal,
  type RunMessage,
} from '../../contracts/messages.ts';
import type { RunEvent } from '../../contracts/run.ts';
import type { TaskChange } from '../../contracts/task.ts';
import { answersOf } from '../engine/plans.ts';
import type { Scenario } from './scenario.ts';

const LIMIT_MS = 20_000;
const PAUSE_MS = 20;

/** One scenario while it runs: its activities answer here, and its play speaks to it here. */
export class Stage {
  readonly workflowId: string;
  readonly effects: Effect[] = [];
  /** What was said to the run, and when. */
  readonly said: { readonly at: number; readonly message: RunMessage }[] = [];
  readonly #client: Client;
  readonly #answers: ReturnType<typeof answersOf>;

  constructor(client: Client, workflowId: string, scenario: Scenario) {
    this.#client = client;
    this.workflowId = workflowId;
    this.#answers = answersOf(scenario.answers);
  }

  get handle(): WorkflowHandle {
    return this.#client.workflow.getHandle(this.workflowId);
  }

  /** Carries out an effect of the run. */
  async answer(effect: Effect): Promise<EffectAnswer> {
    this.effects.push(effect);
    const { afterMs, settled, recorded = true } = this.#answers.answer(effect, Date.now());
    if (afterMs > 0) await sleep(afterMs);
    return { ...settled, recorded };
  }

  async ended(): Promise<void> {
    await this.handle.result();
  }

  /** Waits until a step has been seen to wait. */
  async waiting(path: string): Promise<void> {
    await until(`${this.workflowId} waiting at ${path}`, () =>
      this.effects.some(({ records }) =>
        records.some(({ event }) => event.type === 'step-waiting' && event.path === path),
      ),
    );
  }

  /** Waits until a step has been seen to settle. */
  async done(path: string): Promise<void> {
    await until(`${this.workflowId} ending ${path}`, () =>
      this.effects.some(({ records }) =>
        records.some(({ event }) => event.type === 'step-settled' && event.path === path),
      ),
    );
  }

  /** Waits until the ledger has a record of a type. */
  async wrote(type: RunEvent['type']): Promise<void> {
    await until(`${this.workflowId} writing ${type}`, () =>
      this.effects.some(({ records }) => records.some(({ event }) => event.type === type)),
    );
  }

  /** Waits until something has been asked of the world for a step, that often. */
  async tried(path: string, times = 1): Promise<void> {
    await until(
      `${this.workflowId} trying ${path}`,
      () => this.effects.filter((effect) => effect.path === path && effect.kind !== 'flush').length >= times,
    );
  }

  /** Waits until a decision has been checked, whatever came of it. */
  async checked(path: string): Promise<void> {
    await until(`${this.workflowId} checking at ${path}`, () =>
      this.effects.some((effect) => effect.kind === 'check-decision' && effect.path === path),
    );
  }

  /** Waits until the run has asked for a decision, or reminded of it. */
  async asked(path: string, reminder = 0): Promise<AskEffect> {
    const find = (): AskEffect | undefined =>
      this.effects.find(
        (effect): effect is AskEffect => effect.kind === 'ask' && effect.path === path && effect.reminder === reminder,
      );
    return until(`${this.workflowId} asking at ${path}`, find);
  }

  /** Gives a decision by update and waits for its answer. */
  async decide(path: string, person: string, approve = true): Promise<void> {
    const { targetsSha256 } = await this.asked(path);
    const message = {
      type: 'decision',
      id: `d-${person}`,
      path: path as StepPath,
      approve,
      reason: `${person} says so`,
      person: person as PersonId,
      targetsSha256,
      assertion: 'signed elsewhere',
    } as const;
    this.said.push({ at: Date.now(), message });
    await this.handle.executeUpdate(deliverUpdate, { args: [message], updateId: message.id });
  }

  /** Waits until people have been told of a task, that often. */
  async told(path: string, times = 1): Promise<void> {
    await until(`${this.workflowId} telling of ${path}`, () => {
      const mails = this.effects.filter((effect) => effect.kind === 'tell-task' && effect.path === path);
      return mails.length >= times;
    });
  }

  /** Says something to a task by update and waits for its answer. */
  async say(path: string, person: string, change: TaskChange): Promise<void> {
    const id = `m-${this.said.length}`;
    const message = {
      type: 'task',
      id,
      path: path as StepPath,
      person: person as PersonId,
      change,
      assertion: 'signed elsewhere',
    } as const;
    this.said.push({ at: Date.now(), message });
    await this.handle.executeUpdate(deliverUpdate, { args: [message], updateId: id });
  }

  /** Waits until a level has been called. */
  async paged(path: string, level = 1): Promise<void> {
    await until(`${this.workflowId} paging at ${path}`, () =>
      this.effects.some((effect) => effect.kind === 'page' && effect.path === path && effect.level === level),
    );
  }

  /** Says by update that somebody has it, and waits for the answer. */
  async acknowledge(path: string, person: string): Promise<void> {
    const message = {
      type: 'acknowledge',
      id: `a-${person}`,
      path: path as StepPath,
      person: person as PersonId,
      assertion: 'signed elsewhere',
    } as const;
    this.said.push({ at: Date.now(), message });
    await this.handle.executeUpdate(deliverUpdate, { args: [message], updateId: message.id });
  }

  /** Cancels by update, as the API does. */
  async cancel(): Promise<void> {
    const message = { type: 'cancel', id: 'c-dora', by: 'dora' as PersonId, reason: 'Not needed' } as const;
    this.said.push({ at: Date.now(), message });
    await this.handle.executeUpdate(deliverUpdate, { args: [message], updateId: message.id });
  }

  /** Ends the run by update and has it take back what it did. */
  async rollBack(): Promise<void> {
    const message = { type: 'roll-back', id: 'r-dora', by: 'dora' as PersonId, reason: 'A mistake' } as const;
    this.said.push({ at: Date.now(), message });
    await this.handle.executeUpdate(deliverUpdate, { args: [message], updateId: message.id });
  }

  /** Pauses the run by update, or lets it go on. */
  async hold(type: 'pause' | 'resume'): Promise<void> {
    const message = { type, id: `${type}-dora`, by: 'dora' as PersonId, reason: 'Looks wrong' } as const;
    this.said.push({ at: Date.now(), message });
    await this.handle.executeUpdate(deliverUpdate, { args: [message], updateId: message.id });
  }

  async handEvent(event: SecurityEvent): Promise<void> {
    this.said.push({ at: Date.now(), message: { type: 'event', event } });
    await this.handle.signal(handEventSignal, event);
  }

  /** Says that the run which a step called has ended. */
  async childEnded(path: string): Promise<void> {
    const message = { type: 'child-ended', path: path as StepPath } as const;
    this.said.push({ at: Date.now(), message });
    await this.handle.signal(childEndedSignal, message.path);
  }

  /** Asks the run to move on and waits until its next execution has begun. */
  async moveOn(): Promise<void> {
    const before = (await this.handle.describe()).runId;
    await this.handle.signal(moveOnSignal);
    await until(`${this.workflowId} moving on`, async () => (await this.handle.describe()).runId !== before);
  }

  /** Steps that settled in all executions, as `path status`. */
  settled(): readonly string[] {
    const records = new Map(
      this.effects.flatMap((effect) => effect.records.map((record) => [record.seq, record.event])),
    );
    return [...records]
      .toSorted(([a], [b]) => a - b)
      .flatMap(([, event]) => (event.type === 'step-settled' ? [`${event.path} ${event.status}`] : []));
  }
}

/** Looks again until there is something; the limit is for a scenario that does not do what it is for. */
export async function until<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline; await sleep(PAUSE_MS)) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
  }
  throw new TypeError(`Waited in vain for ${what}`);
}
