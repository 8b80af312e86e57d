import { createTokenSource } from '../../../connectors/auth/token-source.ts';
import type { EntraCredential } from '../../../connectors/auth/entra-app.ts';
import type { TokenSettings, TokenSource } from '../../../connectors/auth/token-source.ts';
import { sendJson, startLocalServer, unsignedToken } from '../local-server.ts';
import type { Handler, LocalServer } from '../local-server.ts';

/** The directory of the tests. */
export const DIRECTORY = '11111111-2222-4333-8444-555555555555';
/** The application of the tests. */
export const APPLICATION = '99999999-2222-4333-8444-555555555555';

/** A server that gives tokens, and what it was asked. */
export interface TestAuthority extends LocalServer {
  source(credential: EntraCredential, over?: Partial<TokenSettings>): TokenSource;
  /** The fields of the last question. */
  form(): URLSearchParams;
  close(): Promise<void>;
}

/** What an authority answers with a token for Graph. */
export function aGrant(claims: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const token = unsignedToken({ tid: DIRECTORY, aud: 'https://graph.microsoft.com', appid: APPLICATION, ...claims });
  return { token_type: 'Bearer', expires_in: 3_600, access_token: token };
}

/** Starts an authority that gives tokens unless told otherwise. */
export async function anAuthority(
  handler: Handler = (_, response) => sendJson(response, 200, aGrant()),
): Promise<TestAuthority> {
  const server = await startLocalServer(handler);
  const sources: TokenSource[] = [];
  return {
    ...server,
    form: () => new URLSearchParams(server.seen.at(-1)?.body),
    source: (credential, over = {}) => {
      const source = createTokenSource({
        authority: server.url,
        entraTenantId: DIRECTORY,
        clientId: APPLICATION,
        ...credential,
        audience: 'https://graph.microsoft.com',
        roles: [],
        totalMs: 2_000,
        ...over,
      });
      sources.push(source);
      return source;
    },
    close: async () => {
      for (const source of sources) await source.close();
      await server.close();
    },
  };
}
