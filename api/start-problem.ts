/** Why the API cannot start, in one sentence for people. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
