/** The outcome of one test of the compiled rules. */
export interface RuleTestResult {
  title: string;
  /** What is wrong, in the words of the tool that found it; none when the test passed. */
  problems: string[];
}
