/** PostgreSQL from npm could not be started; the message is one sentence for the person at the terminal. */
export class EmbeddedPostgresFailure extends Error {
  override readonly name = 'EmbeddedPostgresFailure';
}
