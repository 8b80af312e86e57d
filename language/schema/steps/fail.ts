import { Type } from 'typebox';
import { Text, about, closed } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

/** A code as authors make them, for examples: none of ours. */
const OWN_CODE = 'no-owner';

/** The end of a run that failed. */
export const FAIL_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  fail: about(
    closed({
      code: about(
        Type.String({
          pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
          expect: 'a code in kebab-case such as «no-owner»',
        }),
        'Your code of the failure in kebab-case; `catch` names it.',
        { examples: [OWN_CODE] },
      ),
      message: about(Text, 'What people read of it.', { examples: ['Nobody owns ${{ inputs.host }}'] }),
    }),
    'Fails; `catch` names the code, or `playbook-failed` for all.',
    { examples: [{ code: OWN_CODE, message: 'Nobody owns the host' }] },
  ),
});
