import { tells } from '../tells.ts';

tells([['the same id twice', '- { id: a, wait: 1h }\n- { id: a, wait: 1h }', ['duplicate-id: a']]]);
