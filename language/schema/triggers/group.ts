import { Type } from 'typebox';
import { Duration, Text, about, closed, whole } from '../atoms.ts';

/** Many events that are one start. */
export const GROUP_SCHEMA = closed({
  by: about(Text, 'Events with one value of this within the window are one start.', {
    examples: ['${{ event.user_id }}', 'all'],
  }),
  window: about(Duration, 'How long a group is open, from its first event on, `1s` to `7d`.', { examples: ['1h'] }),
  threshold: Type.Optional(
    about(whole(1, 100), 'Events that have to come within the window before a run starts, 1 to 100.', {
      default: 1,
      examples: [10],
    }),
  ),
});
