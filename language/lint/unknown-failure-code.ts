import { FAILURE_KINDS } from '../../contracts/failure-codes.ts';
import { OWN_OUTCOMES } from '../../contracts/run.ts';
import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import { didYouMean } from '../suggest.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Codes in `catch.on` and `retry.on` that no step can fail with. */
export const unknownFailureCode: Rule = (context) => {
  const own = context.survey.steps.flatMap(({ step }) => (step.kind === 'fail' ? [step.code] : []));
  const called = codesOfCalls(context);
  if (called === undefined) return [];
  const known = new Set<string>([...Object.keys(FAILURE_KINDS), ...own, ...called]);
  return codesNamed(context).flatMap(({ code, range }): readonly Finding[] => {
    if (known.has(code)) return [];
    return [
      {
        code: 'unknown-failure-code',
        severity: 'error',
        summary: `Cannot act on the failure "${code}": no step can fail with it`,
        detail: 'Use a code of docs/errors, or the code of a `fail` step of this playbook or of one that it calls',
        range,
        ...didYouMean(code, known),
      },
    ];
  });
};

/** A call fails with the code of the called run, which may have it from one that it called; undefined where none is known. */
function codesOfCalls({ draft, survey }: RuleContext): readonly string[] | undefined {
  const calls = new Set(survey.steps.flatMap(({ step }) => (step.kind === 'call' ? [step.playbook as string] : [])));
  const { playbooks } = draft.world;
  if (calls.size > 0 && playbooks === undefined) return undefined;
  const codes = calls.size > 0 ? [...OWN_OUTCOMES] : [];
  const facts = (name: string) => playbooks?.get(name);
  for (const name of calls) for (const next of facts(name)?.calls ?? []) calls.add(next);
  return [...codes, ...[...calls].flatMap((name) => [...(facts(name)?.failures ?? [])])];
}

interface NamedCode {
  readonly code: string;
  readonly range: Finding['range'];
}

function codesNamed({ draft, survey }: RuleContext): readonly NamedCode[] {
  return survey.steps.flatMap(({ step }) => [
    ...(step.catch ?? []).flatMap((item) =>
      (item.on ?? []).map((code, at) => ({ code, range: draft.sites.range(item, `on.${at}`) })),
    ),
    ...retryCodes(draft, step.retry?.on ?? []),
  ]);
}

/** Codes of a list that a step has itself or has from `defaults`. */
function retryCodes({ sites }: Draft, on: readonly string[]): readonly NamedCode[] {
  return on.map((code, at) => ({ code, range: sites.range(on, String(at)) }));
}
