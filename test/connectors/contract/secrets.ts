import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { ContractBench } from '../contract.ts';

/** All that a log or a person could see of an error: message, members, stack, causes. */
export function textsOf(error: Error): string {
  return [error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 12, showHidden: true })].join(
    '\n',
  );
}

/** A secret as upstreams, proxies and libraries repeat it. */
const FORMS: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  'URL-encoded': (secret) => encodeURIComponent(secret),
  'form-encoded': (secret) => new URLSearchParams({ s: secret }).toString().slice(2),
  base64: (secret) => Buffer.from(secret).toString('base64'),
  'base64 for addresses': (secret) => Buffer.from(secret).toString('base64url'),
  'JSON-escaped': (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON-escaped with slashes': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
};

/** What becomes of secrets that an upstream repeats. */
export function secretsContract({ subject, setUp, failing }: ContractBench): void {
  const forms = Object.entries(FORMS).map(([name, form]) => [name, form(subject.secret)] as const);

  test.each(forms)('a secret that is repeated %s is seen nowhere', async (_, form) => {
    const { connector } = await setUp((request, response, count) => {
      const said = `no ${form} ${request.headers.authorization ?? ''} no`;
      // A header may not hold everything that a body may.
      const header = encodeURI(form).replaceAll('%25', '%').slice(0, 100);
      const type = count === 1 ? 'application/json' : `text/${form.replace(/[^\w.+-]/g, '')}`;
      const headers = { 'content-type': type, 'request-id': form.replace(/[^\x20-\x7e]/g, ''), location: header };
      const body = JSON.stringify({
        error: { code: said, message: said, detail: said },
        error_description: said,
        message: said,
      });
      response.writeHead(count === 1 ? 302 : count === 2 ? 400 : 200, headers).end(body);
    });
    for (let time = 0; time < 3; time++) {
      const error = await failing(connector.read());
      const seen = `${textsOf(error)} ${error.requestId ?? ''} ${error.upstreamCode ?? ''}`;
      for (const [name, other] of forms) expect(seen, `${name}, answer ${time + 1}`).not.toContain(other);
    }
  });
}
