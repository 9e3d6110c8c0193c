import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TALLEST, placeAt, scaleOf, scrolled } from './scaledScroll.ts';

const ROW = 18;
const VIEW = 600;

const size = fc.oneof(fc.integer({ min: 40, max: 400_000 }), fc.integer({ min: 500_000, max: 50_000_000 }));

describe('scrolling', () => {
  test('is the element’s own while the list fits', () => {
    const scale = scaleOf(1000, ROW, VIEW);
    expect(scale.height).toBe(18_000);
    expect(scrolled(scale, { scrollTop: 0, offset: 0 }, 4321)).toEqual({ scrollTop: 4321, offset: 0 });
  });

  test('the bar’s two ends are the list’s two ends', () => {
    fc.assert(
      fc.property(size, (count) => {
        const scale = scaleOf(count, ROW, VIEW);
        const end = scrolled(scale, placeAt(scale, 0), scale.height - VIEW);
        expect(end.scrollTop + end.offset).toBeCloseTo(scale.total - VIEW, 0);
        const start = scrolled(scale, end, 0);
        expect(start.scrollTop + start.offset).toBe(0);
        expect(scale.height).toBeLessThanOrEqual(TALLEST);
      }),
      // The last view begins just before a page that only its rows reach.
      { examples: [[6_720_001]] },
    );
  });

  test('a movement of the hand moves by as many pixels, wherever it is', () => {
    fc.assert(
      fc.property(
        size,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: -500, max: 500 }),
        (count, at, by) => {
          const scale = scaleOf(count, ROW, VIEW);
          const before = placeAt(scale, Math.round(at * (scale.total - VIEW)));
          // The element itself goes no further than its ends.
          const scrollTop = Math.max(0, Math.min(before.scrollTop + by, scale.height - VIEW));
          const after = scrolled(scale, before, scrollTop);
          const wanted = scrollTop + before.offset;
          expect(after.scrollTop + after.offset).toBeCloseTo(Math.max(0, Math.min(wanted, scale.total - VIEW)), 3);
        },
      ),
    );
  });

  test('every row can be shown, and the element can stand where that needs it to', () => {
    fc.assert(
      fc.property(size, fc.nat(), (count, seed) => {
        const scale = scaleOf(count, ROW, VIEW);
        const { scrollTop, offset } = placeAt(scale, (seed % count) * ROW);
        expect(scrollTop).toBeGreaterThanOrEqual(-1);
        expect(scrollTop).toBeLessThanOrEqual(scale.height - VIEW + 1);
        expect(scrollTop + offset).toBeCloseTo(Math.min((seed % count) * ROW, scale.total - VIEW), 3);
      }),
      { examples: [[29_417_778, 2_147_418_970]] },
    );
  });

  test('rolling on from the top arrives at the bottom', () => {
    const scale = scaleOf(3_000_000, ROW, VIEW);
    let place = placeAt(scale, scale.total - 2_000_000);
    for (let steps = 0; place.scrollTop + place.offset < scale.total - VIEW; steps++) {
      const next = scrolled(scale, place, Math.min(place.scrollTop + 500, scale.height - VIEW));
      expect(next.scrollTop + next.offset).toBeGreaterThan(place.scrollTop + place.offset);
      place = next;
      expect(steps).toBeLessThan(5000);
    }
    expect(place.scrollTop).toBeCloseTo(scale.height - VIEW, 0);
  });
});
