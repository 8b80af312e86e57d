/** What the catalogue of actions tells whoever checks or rehearses playbooks without calling anything. */
export { SIGNATURES } from '../actions/catalogue.ts';
