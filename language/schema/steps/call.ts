import { Type } from 'typebox';
import { Expression, ValueMap, about, closed, oneOf, whole } from '../atoms.ts';
import { COMMON_STEP_SCHEMAS } from '../common-step-keys.ts';

const TenantsSchema = closed({
  in: about(Expression, 'Names of the tenants, as an expression without `${{ }}`; evaluated once. At most 500.', {
    examples: ['tenant.customers'],
  }),
  canary: Type.Optional(about(whole(1, 500), 'Tenants of the first wave, 1 to 500.', { default: 1, examples: [3] })),
  // oxlint-disable-next-line unicorn/no-thenable -- a key of the language, which nobody awaits
  then: Type.Optional(
    about(whole(1, 500), 'Tenants of each wave after it, 1 to 500; without it all that are left.', { examples: [50] }),
  ),
  haltWhen: Type.Optional(
    about(
      Expression,
      'Looked at after each wave, without `${{ }}`; it reads `calls`. Where it holds the step fails and no further wave begins.',
      { default: 'calls.failed > 0', examples: ['calls.failed > 2'] },
    ),
  ),
});

/** A run of another playbook. */
export const CALL_SCHEMA = closed({
  ...COMMON_STEP_SCHEMAS,
  call: about(
    Type.String({
      pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*(#[a-z][a-z0-9]*(-[a-z0-9]+)*)?$',
      expect: 'the name of a playbook such as «onboard-tenant», or with one of its sections «onboard-tenant#mail»',
    }),
    'Runs another playbook as a run of its own, from its start or from a section. Output: `run`, `outcome` and `outputs`.',
    { examples: ['onboard-tenant', 'contain-host#isolate'] },
  ),
  with: Type.Optional(
    about(ValueMap, 'Inputs of the called playbook, by name; strings may hold `${{ … }}`.', {
      examples: [{ host: '${{ inputs.host }}' }],
    }),
  ),
  mode: Type.Optional(
    about(oneOf('wait', 'detach'), '`wait` for its end, or `detach`: go on as soon as it has started.', {
      default: 'wait',
      examples: ['detach'],
    }),
  ),
  tenants: Type.Optional(
    about(TenantsSchema, 'Runs it for each of these tenants, wave by wave. Output: counts by outcome.', {
      examples: [{ in: 'tenant.customers', canary: 1 }],
    }),
  ),
});
