import type { Json, JsonObject } from '../contracts/json.ts';

/** What stands where a masked value was. */
export const MASKED = '•••';

/** Hides paths of an output from records and views: `users`, `messages.0.subject`, `people.*.mail`. */
export function maskOutput(output: Json, paths: readonly string[]): Json {
  return paths.reduce((masked, path) => hide(masked, path.split('.')), output);
}

function hide(value: Json, path: readonly string[]): Json {
  const [key, ...rest] = path;
  if (key === undefined) return MASKED;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value))
    return value.map((item: Json, index) => (key === '*' || key === String(index) ? hide(item, rest) : item));
  const members = Object.entries(value as JsonObject);
  return Object.fromEntries(
    members.map(([name, item]) => [name, key === '*' || key === name ? hide(item, rest) : item]),
  );
}
