import { expect, test } from 'vitest';
import { readFlowAddress } from '../../../connectors/teams/flow-address.ts';
import { flowAddress, SIGNATURE } from './a-flow.ts';

test.each([
  'https://prod-12.westeurope.logic.azure.com:443',
  'https://prod-12.westeurope.logic.azure.com',
  'https://0123.45.environment.api.powerplatform.com',
  'http://127.0.0.1:8080',
])('a flow at %s is taken, and who sees its parts knows what is secret', (origin) => {
  const address = readFlowAddress('soc', `${flowAddress(origin)}\n`);
  expect(`${address.base}${address.path}`).toBe(flowAddress(origin.replace(':443', '')));
  expect(address.secrets).toContain(SIGNATURE);
});

test.each([
  ['no address', /found something else/],
  ['https://contoso.webhook.office.com/webhookb2/x', /Office 365 connector, which are retired/],
  ['https://outlook.office.com/webhook/x', /retired/],
  ['https://user:pass@a.logic.azure.com/x', /found one with a user in it/],
  ['https://evil.example/workflows', /found one at "https:\/\/evil.example"/],
  ['https://logic.azure.com.evil.example/x', /found one at/],
  ['https://evillogic.azure.com/x', /found one at/],
  ['http://a.logic.azure.com/x', /found one at "http:\/\/a.logic/],
  ['https://169.254.169.254/x', /found one at/],
  ['file:///etc/passwd', /found one at "file:\/\/"/],
])('an address that is none of a flow is refused without its secret: %s', (text, message) => {
  const secret = `${text}?sig=${SIGNATURE}`;
  expect(() => readFlowAddress('soc', secret)).toThrow(message);
  expect(() => readFlowAddress('soc', secret)).not.toThrow(SIGNATURE);
});
