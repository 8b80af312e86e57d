import { expect, test } from 'vitest';
import type { JsonObject } from '../../../contracts/json.ts';
import type { RunEvent, Starter } from '../../../contracts/run.ts';
import { prepareCase } from '../../../rehearsal/prepare-case.ts';
import { recordedWebhook } from '../../../rehearsal/record-case/recorded-webhook.ts';
import { aPlaybook, planOf } from '../../language/a-world.ts';
import { aStart, MONDAY } from '../../engine/plans.ts';
import { signatures } from '../signatures.ts';

const BODY = 'body: { alert_id: string, severity: { type: string, default: low } }';
const INPUTS =
  'inputs: { alert: string, level: { type: string, default: low }, note: { type: string, default: none }, at: { type: string, default: none } }\n';
const CALL: Starter = { kind: 'webhook', path: 'edr-alert', call: 'c-1' };

const planWith = (given: string, more = '') =>
  planOf(
    aPlaybook(
      '- wait: 1h',
      `${INPUTS}triggers:\n  - webhook: { path: edr-alert, ${BODY} }\n    with: { ${given} }\n${more}`,
    ),
  );
const PLAN = planWith("alert: '${{ event.body.alert_id }}', level: '${{ event.body.severity }}'");

function recorded(plan: typeof PLAN, inputs: JsonObject, starter: Starter = CALL) {
  const began: Extract<RunEvent, { type: 'run-started' }> = { type: 'run-started', inputs, starter };
  return recordedWebhook(plan, { began, tenant: 'contoso', at: MONDAY });
}

test('what the trigger hands on of the body is the body again, and what it does not give stays an input', () => {
  const given = recorded(PLAN, { alert: 'a-1', level: 'high', note: 'none', at: 'none' });
  expect(given).toEqual({
    webhook: { path: 'edr-alert', body: { alert_id: 'a-1', severity: 'high' } },
    inputs: { note: 'none', at: 'none' },
  });
});

test('the case begins with the inputs that the run had', () => {
  const inputs = { alert: 'a-1', level: 'high', note: 'none', at: 'none' };
  const given = recorded(PLAN, inputs);
  const prepared = prepareCase(
    PLAN,
    {
      apiVersion: 'watchbill/v1',
      kind: 'Case',
      name: 'a',
      playbook: PLAN.name,
      given: { ...given },
      expect: { outcome: 'succeeded' },
    },
    { actions: signatures },
  );
  if ('problem' in prepared) expect.fail(prepared.problem);
  expect(prepared.start.inputs).toEqual(inputs);
  expect(prepared.start.starter).toMatchObject({ kind: 'webhook', path: 'edr-alert' });
});

test('an input that the trigger makes anew needs not be written', () => {
  const plan = planWith("alert: '${{ event.body.alert_id }}', note: 'from ${{ event.body.alert_id }}', at: here");
  expect(recorded(plan, { alert: 'a-1', note: 'from a-1', at: 'here', level: 'low' })).toEqual({
    webhook: { path: 'edr-alert', body: { alert_id: 'a-1' } },
    inputs: { level: 'low' },
  });
});

test('a body that cannot be told from the inputs leaves the inputs alone', () => {
  const changed = planWith("alert: 'x ${{ event.body.alert_id }}'");
  expect(recorded(changed, { alert: 'x a-1' })).toBeUndefined();
  expect(recorded(PLAN, { level: 'high' })).toBeUndefined();
  const ofTenant = planWith("alert: '${{ event.body.alert_id }}', note: '${{ tenant.soc_mail }}'");
  expect(recorded(ofTenant, { alert: 'a-1', note: 'soc@contoso.example' })).toBeUndefined();
});

test('a run that no call started, and one whose webhook the plan has no more, have none', () => {
  const inputs = { alert: 'a-1' };
  expect(recorded(PLAN, inputs, aStart(PLAN).starter)).toBeUndefined();
  expect(recorded(PLAN, inputs, { kind: 'webhook', path: 'gone', call: 'c' })).toBeUndefined();
});

test('a call without a body has none, and where it gives all inputs none is written', () => {
  const plan = planOf(aPlaybook('- wait: 1h', 'triggers:\n  - webhook: { path: edr-alert }\n'));
  expect(recorded(plan, {})).toEqual({ webhook: { path: 'edr-alert' } });
});
