// Before the first test: the program is built, so that tests run what a customer runs. Nothing happens while it is up to date.
// Sources that do not compile stop no test of single modules; whatever runs the program then runs the last build, and `npm test`
// has counted the failed build by then.
import { build } from '../tools/build.mjs';
import { SetUpFailure } from '../tools/project.mjs';

export async function setup() {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof SetUpFailure)) throw error;
    console.error(`The tests run the last build: ${error.message}`);
  }
}
