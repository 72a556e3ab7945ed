import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fleissKappa,
  modalShare,
  ratings,
  repeatAgreement,
  repeatKappa,
  unitCounts,
} from '../../../src/stats/index.ts';
import { expectNone, expectValue } from '../expectations.ts';

const counts = (codes: readonly number[], calls: number, labels = 2) =>
  unitCounts(ratings(Int32Array.from(codes), calls, labels));

const table = fc
  .record({ calls: fc.integer({ min: 2, max: 4 }), labels: fc.integer({ min: 2, max: 4 }) })
  .chain(({ calls, labels }) =>
    fc.record({
      calls: fc.constant(calls),
      labels: fc.constant(labels),
      rows: fc.array(
        fc.array(fc.integer({ min: -1, max: labels - 1 }), { minLength: calls, maxLength: calls }),
        {
          minLength: 1,
          maxLength: 15,
        },
      ),
    }),
  );

describe('repeats of one judge', () => {
  test('two of three pairs differ where one call of three does', () => {
    // Item 1: all alike, 1. Item 2: of its three pairs one agrees, 1/3. Mean 2/3.
    expectValue(repeatAgreement(counts([0, 0, 0, 0, 0, 1], 3)), 2 / 3);
    expectValue(modalShare(counts([0, 0, 0, 0, 0, 1], 3)), 5 / 6);
  });

  test('chance is what the label shares give', () => {
    // Shares 6/9 and 3/9: by chance two calls differ in 2 x 6/9 x 3/9 = 4/9, and they do in (0 + 2/3 + 2/3) / 3.
    expectValue(repeatKappa(counts([0, 0, 0, 0, 1, 1, 0, 0, 1], 3), 2), 0);
    // Without the last item: shares 4/6 and 2/6, 4/9 by chance; they differ in 1/3.
    expectValue(repeatKappa(counts([0, 0, 0, 0, 1, 1], 3), 2), 1 - 1 / 3 / (4 / 9));
  });

  test('is Fleiss kappa where every item was asked as often', () => {
    fc.assert(
      fc.property(table, ({ calls, labels, rows }) => {
        const full = rows.map((row) => row.map((code) => Math.max(0, code)));
        const own = ratings(Int32Array.from(full.flat()), calls, labels);
        const fleiss = fleissKappa(own);
        const kappa = repeatKappa(unitCounts(own), labels);
        if (fleiss.value === undefined) expectNone(kappa);
        else expectValue(kappa, fleiss.value);
      }),
    );
  });

  test('does not depend on the order of items or calls, nor on which label is which', () => {
    fc.assert(
      fc.property(table, ({ calls, labels, rows }) => {
        const turned = rows
          .toReversed()
          .map((row) => row.toReversed().map((code) => (code < 0 ? code : labels - 1 - code)));
        const one = counts(rows.flat(), calls, labels);
        const two = counts(turned.flat(), calls, labels);
        for (const measure of [
          repeatAgreement,
          modalShare,
          (units: typeof one) => repeatKappa(units, labels),
        ]) {
          const [left, right] = [measure(one), measure(two)];
          if (left.value === undefined) expectNone(right);
          else expectValue(right, left.value);
        }
      }),
    );
  });

  test('lies within bounds, and the modal share above the agreement', () => {
    fc.assert(
      fc.property(table, ({ calls, labels, rows }) => {
        const units = counts(rows.flat(), calls, labels);
        const agreement = repeatAgreement(units).value;
        const modal = modalShare(units).value;
        fc.pre(agreement !== undefined && modal !== undefined);
        expect(agreement).toBeGreaterThanOrEqual(0);
        expect(modal).toBeLessThanOrEqual(1);
        expect(modal).toBeGreaterThanOrEqual(agreement - 1e-12);
        expect(modal).toBeGreaterThanOrEqual(1 / calls - 1e-12);
      }),
    );
  });

  test('items asked once take no part', () => {
    expectValue(repeatAgreement(counts([0, 0, 1, -1, 0, 1], 2)), 0.5);
    expectValue(modalShare(counts([0, 0, 1, -1, 0, 1], 2)), 0.75);
    // Shares of the two repeated items: 3/4 and 1/4; differ 1/2 against 3/8 by chance.
    expectValue(repeatKappa(counts([0, 0, 1, -1, 0, 1], 2), 2), 1 - 0.5 / 0.375);
  });

  test('nothing asked twice has no figure, one label throughout no kappa', () => {
    expectNone(repeatAgreement(counts([0, -1, 1, -1], 2)), 'two calls');
    expectNone(modalShare([]), 'two calls');
    expectNone(repeatKappa(counts([0, -1], 2), 2), 'two calls');
    expectNone(repeatKappa(counts([0, 0, 0, 0], 2), 2), 'one and the same label');
    expectValue(repeatAgreement(counts([0, 0, 0, 0], 2)), 1);
  });
});
