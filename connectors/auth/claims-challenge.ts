/** Longest challenge that is read, in characters: real ones have a few hundred. */
export const CHALLENGE_CHARACTERS_MAX = 8_192;

/**
 * The claims that a service wants a token to have (continuous access evaluation), from the `WWW-Authenticate` of its 401.
 * They are the service's, so only their form is checked: what stands there is asked from the authority, nobody else.
 *
 * @returns JSON for the authority; nothing if there is no challenge, or none in the documented form.
 */
export function claimsOfChallenge(header: string): string | undefined {
  if (header.length > CHALLENGE_CHARACTERS_MAX || !header.includes('error="insufficient_claims"')) return undefined;
  const coded = /[\s,]claims="([A-Za-z0-9+/=_-]+)"/.exec(header)?.[1];
  if (coded === undefined) return undefined;
  const text = Buffer.from(coded, 'base64').toString('utf8');
  return isObject(text) ? text : undefined;
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
