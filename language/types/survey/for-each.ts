import type { JsonObject } from '../../../contracts/json.ts';
import type { ForEachStep, Step } from '../../plan/plan.ts';
import { ANYTHING, whole } from '../json-schema.ts';
import { schemaOfPath } from '../schema-of-path.ts';
import { withNames, type View } from '../view.ts';
import { note, type Walk } from './walk.ts';

/** A turn sees its item; what ran inside it is not seen outside. */
export function walkForEach(walk: Walk, step: ForEachStep, view: View, inside: readonly Step[]): View {
  note(walk, { source: step.in, owner: step, key: 'forEach.in', view, expected: 'list', isCondition: false });
  const names = {
    [step.as]: (schemaOfPath(step.in, view, walk.draft)?.['items'] as JsonObject | undefined) ?? ANYTHING,
    ...(step.index === undefined ? {} : { [step.index]: INDEX }),
  };
  walk.list(step.steps, withNames(view, names), inside);
  return view;
}

const INDEX = whole('Index of the item, from 0');
