import { OWN_OUTCOMES } from '../../contracts/run.ts';
import { EVENT_TYPES } from '../../contracts/event.ts';
import type { Finding } from '../finding.ts';
import type { CaseDocument } from '../schema/case-schema.ts';
import { itemsOf, textOf } from '../compile/compile-context.ts';
import { memberOf, type MapNode, type SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import type { PlaybookFacts, World } from '../world.ts';

/** What a case says that its playbook, the catalogue or the tenants do not have. */
export function checkCase(root: MapNode, body: CaseDocument, world: World): readonly Finding[] {
  const given = memberOf(root, 'given');
  const expected = memberOf(root, 'expect');
  const facts = world.playbooks?.get(body.playbook);
  const events = [
    ...[given, ...itemsOf(memberOf(root, 'when'))].map((holder) => memberOf(holder, 'event')),
    ...itemsOf(memberOf(given, 'events')),
  ];
  const ended = memberOf(given, 'ended');
  const inEvents = (key: string) => events.map((event) => memberOf(event, key));
  return [
    ...unknownNames('playbook', [memberOf(root, 'playbook')], world.playbooks),
    ...unknownNames('playbook', [memberOf(ended, 'playbook')], world.playbooks),
    ...unknownNames(
      'outcome',
      [memberOf(ended, 'outcome')],
      world.playbooks?.get(textOf(memberOf(ended, 'playbook')))?.outcomes,
    ),
    ...unknownNames('tenant', [memberOf(given, 'tenant')], world.tenants),
    ...unknownNames('event type', inEvents('type'), new Set(EVENT_TYPES)),
    ...unknownNames('sample', inEvents('use'), world.samples),
    ...unknownKeys('action', memberOf(given, 'answers'), world.actions),
    ...unknownKeys('action', memberOf(expected, 'actions'), world.actions),
    ...unknownNames(
      'action',
      itemsOf(memberOf(expected, 'called')).map((item) => memberOf(item, 'action')),
      world.actions,
    ),
    ...(facts === undefined ? [] : checkAgainst(facts, root)),
  ];
}

function checkAgainst(facts: PlaybookFacts, root: MapNode): readonly Finding[] {
  const given = memberOf(root, 'given');
  const expected = memberOf(root, 'expect');
  const said = itemsOf(memberOf(root, 'when')).flatMap((item) =>
    ['decide', 'acknowledge', 'answer', 'reassign', 'comment', 'signOff'].map((key) =>
      memberOf(memberOf(item, key), 'step'),
    ),
  );
  const tasks = itemsOf(memberOf(expected, 'tasks')).map((item) => memberOf(item, 'step'));
  const refused = itemsOf(memberOf(expected, 'refused')).map((item) => memberOf(item, 'step'));
  const outcomes = new Set([...OWN_OUTCOMES, ...facts.outcomes]);
  return [
    ...unknownNames('step', [...said, ...refused, ...tasks, ...itemsOf(memberOf(expected, 'path'))], facts.stepIds),
    ...unknownKeys('step', memberOf(expected, 'statuses'), facts.stepIds),
    ...unknownNames('outcome', [memberOf(expected, 'outcome')], outcomes),
    ...unknownNames('webhook', [memberOf(memberOf(given, 'webhook'), 'path')], facts.webhooks),
    ...unknownKeys('input', memberOf(given, 'inputs'), new Map(Object.entries(facts.inputs))),
  ];
}

interface Names {
  has(name: string): boolean;
  keys(): Iterable<string>;
}

function unknownNames(
  what: string,
  nodes: readonly (SourceNode | undefined)[],
  known: Names | undefined,
): readonly Finding[] {
  if (known === undefined) return [];
  return nodes.flatMap((node) => {
    if (node === undefined) return [];
    const name = stepIdOf(textOf(node));
    return known.has(name) ? [] : [unknown(what, name, node, known)];
  });
}

function unknownKeys(what: string, node: SourceNode | undefined, known: Names): readonly Finding[] {
  if (node?.kind !== 'map') return [];
  return [...node.entries].flatMap(([key, entry]) =>
    known.has(stepIdOf(key)) ? [] : [unknown(what, key, { ...entry.value, range: entry.keyRange }, known)],
  );
}

/** The id of a step out of its path: `per_team[2]/ask` is a turn of `ask`, and `purge/~undo` takes `purge` back. */
function stepIdOf(path: string): string {
  return path
    .replace(/\/~undo$/, '')
    .replace(/^.*\//, '')
    .replace(/\[\d+\]$/, '');
}

function unknown(what: string, name: string, node: SourceNode, known: Names): Finding {
  return {
    code: 'case-unknown-name',
    severity: 'error',
    summary: `Cannot rehearse the case because it names the ${what} "${name}": there is none`,
    detail: `Correct the name of the ${what}`,
    range: node.range,
    ...didYouMean(name, known.keys()),
  };
}
