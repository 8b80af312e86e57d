import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { ApiError } from './api-error.ts';
import { compileMisfits } from './misfits.ts';

/**
 * Checks parts of a request. What stands in an address is text and is read as a number where the schema says so; a
 * body must have the types that it names. Nothing unknown is let through or silently dropped.
 */
export const validateRequest: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const misfitsOf = compileMisfits(schema);
  return (given: unknown) => {
    const value = httpPart === 'body' ? given : Value.Convert(schema, Value.Default(schema, given));
    const misfits = misfitsOf(value);
    return misfits.length === 0 ? { value } : { error: invalid(httpPart ?? 'request', misfits) };
  };
};

function invalid(part: string, misfits: readonly string[]): ApiError {
  return new ApiError(400, 'invalid-request', `Cannot read the request: its ${part} ${misfits.join('; ')}`, {
    hint: 'GET /openapi.json says what each route takes',
  });
}
