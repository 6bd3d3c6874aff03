import { buildDate } from './buildDate';

describe('build date', () => {
  it('is the one that a reproducible build asks for', () => {
    expect(buildDate('1767225600')).toBe('2026-01-01');
  });

  it('is a day', () => {
    expect(buildDate('')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
