import { testMessages } from '../rules/messages/messageTests';

/** The suite `messages` of `npm run test:rules` as a test of jest, for mutation testing only. */
it('every alert says what it must', async () => {
  const results = await testMessages();
  expect(results.filter(({ problems }) => problems.length > 0)).toEqual([]);
}, 120_000);
