import { jobChoices } from './jobChoices';

it('a job that ends with a dollar is matched and written as it is, not as a capture', () => {
  const { text } = jobChoices('^kube-proxy$');
  expect(text).toContain('up{job=~"^kube-proxy$"}');
  expect(text).toContain('"job", "^kube-proxy$$"');
});
