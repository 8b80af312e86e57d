import { renderValues, type RenderedValues } from '../expressions/render-value.ts';
import { triggerScope, type TriggerContext } from './match-trigger.ts';
import type { ScheduleTrigger } from './trigger.ts';

/** What a schedule trigger's `with` gives to its run. */
export function scheduleInputs(trigger: ScheduleTrigger, context: TriggerContext): RenderedValues {
  return renderValues(trigger.with, triggerScope(context));
}
