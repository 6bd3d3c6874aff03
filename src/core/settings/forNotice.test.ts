import { forNotice } from './forNotice';

describe('the notice about a short “for”', () => {
  it('tells that one scrape is enough to fire', () => {
    expect(forNotice('30s', 60, 60)).toContain('scraped about every 1 min');
    expect(forNotice('0s', 30, 60)).toContain('scraped about every 30 s');
  });

  it('tells that rules are not evaluated that often', () => {
    expect(forNotice('30s', 15, 60)).toContain('after 1 min at the earliest');
    expect(forNotice('30s', undefined, 60)).toContain('evaluated every 1 min');
  });

  it('tells that one evaluation is enough to fire', () => {
    expect(forNotice('0s', undefined, 60)).toContain('a single evaluation fires this');
    expect(forNotice('0s', undefined, 3600)).toContain('choose 1 h or more');
  });

  it('says nothing where both come often enough, or nothing is known', () => {
    expect(forNotice('1m', 60, 60)).toBeUndefined();
    expect(forNotice('soon', 60, 60)).toBeUndefined();
  });
});
