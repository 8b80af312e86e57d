const TEXT_MAX = 300;
const SECRET_LENGTH_MIN = 4;
// JSON Web Tokens and the values of Authorization headers, whoever they belong to.
const TOKENS = /\beyJ[\w-]{5,}\.[\w-]*\.?[\w-]*|\b(?:Bearer|Basic)\s+[\w.~+/=-]{8,}/gi;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/**
 * Makes a text of an upstream fit for an error message: without our secrets in any usual coding, without tokens and
 * control characters, at most 300 characters.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < SECRET_LENGTH_MIN) continue;
    for (const form of formsOf(secret)) clean = clean.replaceAll(form, '[secret]');
  }
  clean = clean.replace(TOKENS, '[secret]').replace(CONTROL, ' ').trim();
  return clean.length > TEXT_MAX ? `${clean.slice(0, TEXT_MAX)}…` : clean;
}

/** A secret as upstreams, proxies and libraries repeat it, the longest first: one form may be a part of another. */
function formsOf(secret: string): readonly string[] {
  const once = jsonEscaped(secret);
  const base64 = Buffer.from(secret).toString('base64');
  const encoded = [encodeURIComponent(secret), new URLSearchParams({ secret }).toString().slice('secret='.length)];
  const forms = new Set([
    secret,
    ...[once, once.replaceAll('/', '\\/')].flatMap((form) => [form, jsonEscaped(form)]),
    ...encoded.flatMap((form) => [form, form.replace(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase())]),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
  ]);
  return [...forms].sort((a, b) => b.length - a.length);
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
