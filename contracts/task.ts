import type { PersonId } from './ids.ts';
import type { JsonObject, Sha256 } from './json.ts';
import type { Recipient } from './recipient.ts';
import type { UtcTime } from './time.ts';

/** Bytes of the answers, evidence and comments of one task together, at most; less where an output may hold less. */
export const TASK_BYTES_MAX = 32 * 1024;

/** Pieces of evidence of one answer at most. */
export const EVIDENCE_MAX = 20;

/** A file that proves something; its bytes are kept under their hash. */
export interface Evidence {
  readonly sha256: Sha256;
  /** Name of the file, as its sender called it, made harmless. */
  readonly name: string;
  /** What it shows; may be empty. */
  readonly note: string;
}

/** `open`: somebody has to do it; `to-sign-off`: it is done and waits for a second person; the others are its end. */
export type TaskPhase = 'open' | 'to-sign-off' | 'done' | 'cancelled';

/** How a task was answered: by doing it, or by the proof that it had been done before. */
export type TaskAnswerState = 'answered' | 'already-in-place';

/** What a person does to a task. */
export type TaskChange =
  | {
      readonly kind: 'answer';
      readonly state: TaskAnswerState;
      readonly answers: JsonObject;
      readonly evidence: readonly Evidence[];
      readonly note: string;
    }
  | { readonly kind: 'reassign'; readonly to: readonly Recipient[]; readonly reason: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'sign-off'; readonly reason: string }
  | { readonly kind: 'send-back'; readonly reason: string };

/** A task as lists show it, after whatever happened last. */
export interface TaskHead {
  readonly title: string;
  readonly phase: TaskPhase;
  /** Whose work it is. */
  readonly to: readonly Recipient[];
  /** Who signs it off; empty where nobody has to. */
  readonly signOffBy: readonly Recipient[];
  /** Who answered it last; they may not sign it off. */
  readonly answeredBy: PersonId | null;
  readonly openedAt: UtcTime;
  readonly dueAt: UtcTime;
}

/** What a task asks of people. */
export interface TaskRequest {
  /** How it is done and what is known of it, in plain text; may be empty. */
  readonly details: string;
  /** JSON Schema of the answers: an object by the names of its fields. */
  readonly form: JsonObject;
  readonly evidence: { readonly need: 'required' | 'optional' | 'none'; readonly what: string };
  /** Whether the proof that it was done before is an answer. */
  readonly alreadyInPlace: boolean;
}

/** Why people are mailed about a task. */
export type TaskMailReason = 'assigned' | 'reminder' | 'reassigned' | 'to-sign-off' | 'sent-back';
