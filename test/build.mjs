// Before the first test: the program is built, so that tests run what a customer runs. Nothing happens while it is up to date.
import { build } from '../tools/build.mjs';

export async function setup() {
  await build();
}
