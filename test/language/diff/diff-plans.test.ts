import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SIGNATURES } from '../../../actions/catalogue.ts';
import { canonicalJson, type Json, type JsonObject } from '../../../contracts/json.ts';
import { checkDocument } from '../../../language/check-document.ts';
import { diffPlans } from '../../../language/diff/diff-plans.ts';
import type { Plan } from '../../../language/plan/plan.ts';
import { act, aPlan, approve, pause } from '../../engine/plans.ts';

const PLAYBOOKS = join(import.meta.dirname, '../../../playbooks');
const SHIPPED = ['malicious-mail', 'update-escalation-tickets'];

function textOf(name: string): string {
  return readFileSync(join(PLAYBOOKS, name, 'playbook.yaml'), 'utf8');
}

function planOf(text: string): Plan {
  const { document, diagnostics } = checkDocument(text, 'playbook.yaml', { actions: SIGNATURES });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return document?.kind === 'Playbook' ? document.plan : aPlan([]);
}

describe.each(SHIPPED)('%s', (name) => {
  test('an edit of comments, empty lines and quoting changes nothing in meaning', () => {
    const text = textOf(name);
    const other = `# a comment\n${text.replaceAll('\n  - id:', '\n\n  # another\n  - id:').replace(/^title: (.*)$/m, 'title: "$1"')}`;
    expect(other).not.toBe(text);
    expect(diffPlans(planOf(text), planOf(other))).toEqual([]);
  });

  test('a plan is not different from itself, and any other plan is told in at least one sentence', () => {
    const plan = planOf(textOf(name));
    expect(diffPlans(plan, plan)).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), fc.nat(3), (picks, edit) => {
        const edited = picks.reduce((body: Json, pick) => editedAt(body, pick, edit), plan as unknown as Json);
        const changes = diffPlans(plan, edited as unknown as Plan);
        const isSame = canonicalJson(edited) === canonicalJson(plan as unknown as Json);
        expect(changes.length === 0).toBe(isSame);
        for (const { sentence } of changes) expect(sentence).toMatch(/^[A-Z][^]*\.$/);
        expect(diffPlans(edited as unknown as Plan, plan).length === 0).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  });
});

test('what is dangerous comes first, what is only worded otherwise last', () => {
  const before = aPlan([pause('rest', 1_000), approve('ok'), act('purge', { approval: 'ok' })]);
  const after = aPlan([{ ...pause('rest', 2_000), title: 'Rest' }, approve('ok'), act('purge')]);
  expect(diffPlans(before, after)).toEqual([
    {
      weight: 'danger',
      place: 'step purge',
      sentence: 'Is no longer bound to the approval "ok": it needs no decision now.',
    },
    {
      weight: 'behaviour',
      place: 'step rest',
      sentence: 'The key "for.durationMs": it is 2 seconds now; it was 1 second.',
    },
    { weight: 'wording', place: 'step rest', sentence: 'The title: it is "Rest" now; it was "rest".' },
  ]);
});

test('a step kind that has no sentence of its own is compared member by member, with the steps inside it', () => {
  const kind = (dueMs: number, form: Json, inside: string): Plan =>
    aPlan([
      {
        id: 'hand_over',
        kind: 'task',
        title: 'Hand over',
        keepOutput: false,
        dueMs,
        form,
        onOverdue: [act(inside)],
      } as unknown as Plan['steps'][number],
    ]);
  const changes = diffPlans(kind(60_000, { proof: 'text' }, 'call'), kind(120_000, { proof: 'file' }, 'mail'));
  expect(changes.map(({ place, sentence }) => `${place}: ${sentence}`)).toEqual([
    'step hand_over: The key "dueMs": it is 2 minutes now; it was 1 minute.',
    'step hand_over: The key "form.proof": it is "file" now; it was "text".',
    'step mail: Has another id; it was call.',
    'step mail: The title: it is "mail" now; it was "call".',
  ]);
});

/** The plan with something changed in its steps, triggers, inputs, outputs, actions or limits. */
function editedAt(body: Json, pick: number, edit: number): Json {
  const places = placesOf(body, []).filter((place) => place.length > 1);
  const place = places[pick % places.length];
  return place === undefined ? body : withEdit(body, place, edit);
}

type Place = readonly (string | number)[];

function placesOf(value: Json, at: Place): readonly Place[] {
  if (Array.isArray(value)) return [at, ...value.flatMap((item: Json, index) => placesOf(item, [...at, index]))];
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, item]) => placesOf(item, [...at, name]))];
}

function withEdit(value: Json, [key, ...inside]: Place, edit: number): Json {
  if (key === undefined) return changed(value, edit);
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (inside.length === 0 && edit === 1) return items.filter((_item, index) => index !== key);
    if (inside.length === 0 && edit === 2) return [...items.slice(Number(key)), ...items.slice(0, Number(key))];
    return items.map((item, index) => (index === key ? withEdit(item, inside, edit) : item));
  }
  const object = value as JsonObject;
  // What every step and trigger has stays, as in any plan.
  const isNeeded = ['id', 'kind', 'keepOutput', 'when', 'schema'].includes(String(key));
  if (inside.length === 0 && edit === 1 && !isNeeded)
    return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  if (inside.length === 0 && key === 'kind') return value;
  return { ...object, [key]: withEdit(object[key] ?? null, inside, edit) };
}

function changed(value: Json, edit: number): Json {
  if (typeof value === 'number') return edit === 0 ? value + 1 : Math.max(0, value - 1);
  if (typeof value === 'string') return `${value}x`;
  return typeof value === 'boolean' ? !value : value;
}
