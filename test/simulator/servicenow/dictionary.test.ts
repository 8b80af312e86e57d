import { expect, test } from 'vitest';
import { choiceLabel, columnsOf, isTaskTable, referencedTable } from '../../../simulator/servicenow/dictionary.ts';

test('names that every object has are neither tables nor references', () => {
  expect(columnsOf('constructor')).toBeUndefined();
  expect(referencedTable('toString')).toBeUndefined();
});

test('incidents follow the rules of tasks, groups do not', () => {
  expect(isTaskTable('incident')).toBe(true);
  expect(isTaskTable('sys_user_group')).toBe(false);
  expect(referencedTable('assignment_group')).toBe('sys_user_group');
});

test('a value without a label is its own label', () => {
  expect(choiceLabel('state', '3')).toBe('On Hold');
  expect(choiceLabel('state', '42')).toBe('42');
  expect(choiceLabel('number', 'INC1')).toBe('INC1');
});
