import type { JsonObject } from '../../contracts/json.ts';

/** Input member that names a user. */
export const USER: JsonObject = {
  type: 'string',
  minLength: 1,
  maxLength: 320,
  description: 'Id of the user in Entra, or user principal name',
};

/** A user of examples. */
export const EXAMPLE_USER = 'mia@contoso.example';
