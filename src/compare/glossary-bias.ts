import type { GlossaryEntry } from './glossary-entry.ts';

const NEEDS_GOLD = 'Without items of that class of gold on both sides.';
const FLIPS =
  'by flipping the signs of whole clusters: Gail et al. 1996, Statistics in Medicine 15:1069-1092; Hemerik, Goeman & Finos 2020, Journal of the Royal Statistical Society B 82:841-864';
const SHARES = `Independent items: McNemar 1947 (mid-p), Bhapkar 1966; ${FLIPS}`;
const RAO_SCOTT =
  'Independent items: permutation; clusters: Rao & Scott 1984, Annals of Statistics 12:46-60, against F';

/** Tests of bias, and what it goes along with: facets, length, families, quotes. */
export const GLOSSARY_BIAS: Readonly<Record<string, GlossaryEntry>> = {
  label_shares_p: {
    name: 'p-value: label shares',
    meaning:
      'How often chance alone would make the judge’s label shares differ from gold’s by as much, were the judge to give every label as often as gold. Small = it does not. Not a size: that is the net bias.',
    formula: 'share of sign patterns of the clusters’ differences that are as far from 0 as what was seen',
    whenUndefined: 'Where judge and gold differ on no item, for more than two labels.',
    source: SHARES,
  },
  label_shares_p_adjusted: {
    name: 'p-value: label shares, adjusted for the number of candidates',
    meaning:
      'The same, so that at most 5 % of the candidates below .05 are expected to be there by chance, in this comparison.',
    formula: 'Benjamini-Hochberg over the candidates of the comparison',
    whenUndefined: 'Where the p-value does not exist.',
    source: 'Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289-300',
  },
  label_share_p: {
    name: 'p-value: share of one label',
    meaning:
      'The same for one label, adjusted so that all labels together are wrongly called different in at most 5 %.',
    formula: 'sign flips or McNemar’s mid-p of the label against all others; Holm over the labels',
    whenUndefined: 'Without items.',
    source: `${SHARES}; Holm 1979`,
  },
  differential_error_p: {
    name: 'p-value: error rates differ between the values of a facet',
    meaning:
      'How often FPR and FNR, given the gold, would differ between the values by as much, were they equal. Small = the judge treats some value differently. Prevalence does not enter.',
    formula:
      'Pearson’s chi-square of FPR plus that of FNR; by dealing errors anew, or over its mean under clustering',
    whenUndefined:
      'Where fewer than two values have 5 gold items of one class (in 8 clusters), or errors happen always or never.',
    source: RAO_SCOTT,
  },
  differential_error_p_adjusted: {
    name: 'p-value: error rates by facet, adjusted for the number of candidates and facets',
    meaning:
      'The same, adjusted for all candidates and facets of the comparison. Only where it is at most .05 are single values looked at.',
    formula: 'Benjamini-Hochberg over candidates and facets',
    whenUndefined: 'Where the p-value does not exist.',
    source: 'Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289-300',
  },
  differential_fpr: {
    name: 'FPR of a value against all others',
    meaning:
      'How much more often gold’s negatives are called positive where the facet has this value than elsewhere. 0 = as often, positive = more false alarms.',
    formula: 'FPR of the value - FPR of all other values together',
    whenUndefined: 'Unless the omnibus test rejects.',
    source: 'Newcombe 1998, Statistics in Medicine 17:873-890; clusters: jackknife',
  },
  differential_fpr_p: {
    name: 'p-value: FPR of a value against all others',
    meaning: 'Adjusted so that all values together are wrongly called different in at most 5 %.',
    formula: 'excess of errors over its standard deviation; Holm over values and both rates',
    whenUndefined: 'Unless the omnibus test rejects.',
    source: RAO_SCOTT,
  },
  differential_fnr: {
    name: 'FNR of a value against all others',
    meaning:
      'How much more often gold’s positives are missed where the facet has this value than elsewhere. 0 = as often, positive = more misses.',
    formula: 'FNR of the value - FNR of all other values together',
    whenUndefined: 'Unless the omnibus test rejects.',
    source: 'Newcombe 1998, Statistics in Medicine 17:873-890; clusters: jackknife',
  },
  differential_fnr_p: {
    name: 'p-value: FNR of a value against all others',
    meaning: 'Adjusted so that all values together are wrongly called different in at most 5 %.',
    formula: 'excess of errors over its standard deviation; Holm over values and both rates',
    whenUndefined: 'Unless the omnibus test rejects.',
    source: RAO_SCOTT,
  },
  length_slope: {
    name: 'Verbosity: verdicts per doubling of length',
    meaning:
      'How much more often the judge gives the positive label (of pairs: names the first response) per doubling of length, at one and the same gold label. 0 = length makes no difference, positive = longer gets it more often.',
    formula: 'slope on log2(length) in a least-squares regression of the verdict on gold and log2(length)',
    whenUndefined: 'Where length does not vary, or follows from the gold label.',
    source: 'As in Dubois et al. 2024, arXiv 2404.04475; interval: jackknife over clusters (or items), t',
  },
  length_slope_steps: {
    name: 'Verbosity: steps of the scale per doubling of length',
    meaning:
      'How many steps of the scale higher the judge rates per doubling of length, at one and the same gold label. 0 = length makes no difference.',
    formula: 'slope on log2(length) in a least-squares regression of the rating on gold and log2(length)',
    whenUndefined: 'Where length does not vary, or follows from the gold label.',
    source: 'As in Dubois et al. 2024, arXiv 2404.04475; interval: jackknife over clusters (or items), t',
  },
  family_preference_positive: {
    name: 'Family preference, where gold is positive',
    meaning:
      'How much more often the judge calls agents of its own family positive than judges of other families do, beyond the same for other agents; on items that are positive in gold. 0 = no preference, negative = it spares its own.',
    formula: '(judge - other judges) on own family’s agents - (judge - other judges) on other agents',
    whenUndefined: `${NEEDS_GOLD} Without judges of other families.`,
    source:
      'Panickssery, Bowman & Feng 2024, arXiv 2404.13076; Wataoka, Takahashi & Ri 2024, arXiv 2410.21819',
  },
  family_preference_negative: {
    name: 'Family preference, where gold is negative',
    meaning:
      'The same on items that are negative in gold. 0 = no preference, negative = fewer false alarms about its own.',
    formula: '(judge - other judges) on own family’s agents - (judge - other judges) on other agents',
    whenUndefined: `${NEEDS_GOLD} Without judges of other families.`,
    source:
      'Panickssery, Bowman & Feng 2024, arXiv 2404.13076; Wataoka, Takahashi & Ri 2024, arXiv 2410.21819',
  },
  quotes_not_found: {
    name: 'Quotes that are not in the transcript',
    meaning:
      'Of the passages a judge quotes, the share that stands nowhere in the item. 0 = all found, 1 = none.',
    formula: 'quotes not found / quotes; white space, case and kind of quotation mark do not count',
    whenUndefined: 'Where the judge quotes nothing.',
    source: 'A proportion; interval: jackknife over clusters (or items) on the logit',
  },
  first_shown_p_adjusted: {
    name: 'p-value: the place of a response, adjusted for the number of candidates',
    meaning:
      'The same, adjusted so that of the candidates called dependent on the place at most 5 % are expected not to be.',
    formula: 'Benjamini-Hochberg over the candidates that were asked in both orders',
    whenUndefined: 'As the plain one.',
    source: 'Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289-300',
  },
  first_shown_p: {
    name: 'p-value: the place of a response',
    meaning:
      'How often chance alone would make the response shown first win (or lose) by as much over both orders, were its place to make no difference. Small = it does.',
    formula: 'sign flips of (wins of the first - wins of the second), by whole cluster or item',
    whenUndefined: 'Without pairs that got a verdict in both orders.',
    source: `Exact; ${FLIPS}`,
  },
};
