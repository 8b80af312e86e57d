import { Type } from 'typebox';
import { KebabName, Text, ValueMap, about, closed, listOf } from '../atoms.ts';

const EndSchema = closed({
  name: about(KebabName, 'Name of the playbook whose runs are meant.', { examples: ['contain-host'] }),
  outcomes: about(
    listOf(Text, 'a list of outcomes'),
    'How they have to end: outcomes of that playbook, at least one.',
    {
      examples: [['succeeded'], ['failed', 'contained']],
    },
  ),
});

/** The end of a run of another playbook of the tenant starts a run. */
export const PLAYBOOK_TRIGGER_SCHEMA = closed({
  playbook: about(EndSchema, 'Starts when a run of another playbook of the tenant has ended, by its outcome.', {
    examples: [{ name: 'contain-host', outcomes: ['succeeded'] }],
  }),
  with: Type.Optional(
    about(ValueMap, 'Inputs of the run, by name; expressions read `ended`, `tenant` and `now`.', {
      examples: [{ ticket: '${{ ended.outputs.ticket }}' }],
    }),
  ),
});
