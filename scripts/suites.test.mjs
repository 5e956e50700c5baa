import { expect, test } from 'vitest';
import { atLeastOneFailure, countJUnit, countUnittest, countVitest } from './suites.mjs';

test('counts of CTest: what was skipped has not passed', () => {
  const report =
    '<?xml version="1.0"?>\n<testsuite name="(empty)"\n\ttests="10"\n\tfailures="2"\n\tdisabled="1"\n\tskipped="3"\n>';
  expect(countJUnit(report)).toEqual({ passed: 4, failed: 6 });
});

test('counts of Vitest: what was skipped has not passed', () => {
  const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  expect(countVitest(JSON.stringify(report))).toEqual({ passed: 5, failed: 4 });
});

test.each([
  ['Ran 12 tests in 0.1s\n\nOK\n', { passed: 12, failed: 0 }],
  ['Ran 1 test in 0.1s\n\nOK (skipped=1)\n', { passed: 0, failed: 0 }],
  ['Ran 12 tests in 0.1s\n\nFAILED (failures=2, errors=1)\n', { passed: 9, failed: 3 }],
])('counts of unittest: %j', (output, expected) => {
  expect(countUnittest(output)).toEqual(expected);
});

test.each([
  ['nothing ran', { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
  ['all passed, yet the program failed', { passed: 3, failed: 0 }, 1, { passed: 3, failed: 1 }],
  ['all passed', { passed: 3, failed: 0 }, 0, { passed: 3, failed: 0 }],
  ['some failed', { passed: 3, failed: 2 }, 1, { passed: 3, failed: 2 }],
])('%s', (_, counts, code, expected) => {
  expect(atLeastOneFailure(counts, code)).toEqual(expected);
});

test('a report that was never written counts nothing', () => {
  expect(countJUnit('')).toEqual({ passed: 0, failed: 0 });
  expect(countVitest('')).toEqual({ passed: 0, failed: 0 });
});
