import type { GlossaryEntry } from './glossary-entry.ts';

const NO_GOLD =
  'Without gold positives or gold negatives that have a verdict, and where Youden’s J may be 0.';
const ROGAN_GLADEN = 'Rogan & Gladen 1978, American Journal of Epidemiology 107:71-76';

/** What the judge's errors do to the rates that are reported from its verdicts. */
export const GLOSSARY_CLAIMS: Readonly<Record<string, GlossaryEntry>> = {
  raw_rate: {
    name: 'Raw rate',
    meaning:
      'Share of transcripts that the judge calls positive, with gold or without: what a headline says if nobody corrects it. 1 = all, 0 = none.',
    formula: 'positive verdicts / verdicts',
    whenUndefined: 'Without verdicts.',
    source: 'A proportion; interval: Wilson 1927, Journal of the American Statistical Association 22:209-212',
  },
  corrected_rate: {
    name: 'Corrected rate (Rogan-Gladen)',
    meaning:
      'The share of positives that the judge’s raw rate stands for, given its TPR and FPR against gold. 1 = all, 0 = none; clipped to that range, and said so. It assumes that the judge errs without gold as with it.',
    formula: '(raw rate - FPR) / (TPR - FPR)',
    whenUndefined: NO_GOLD,
    source: `${ROGAN_GLADEN}; interval: Lee et al. 2025, arXiv 2511.21140`,
  },
  ppi_rate: {
    name: 'Rate by PPI++',
    meaning:
      'The judge’s rate where there is no gold, put right by how far judge and gold differ where there is. 1 = all, 0 = none. It needs nothing of the judge, but gold on a random part of the transcripts.',
    formula:
      'w x (judge’s share without gold) + (gold’s share - w x judge’s share, both with gold), w the tuned weight from 0 to 1',
    whenUndefined: 'Without gold that has a verdict.',
    source: 'Angelopoulos, Duchi & Zrnic 2023, arXiv 2311.01453; PPI: Science 382:669-674',
  },
  youden: {
    name: 'Youden’s J',
    meaning:
      'TPR minus FPR: how much more often the judge says it where gold does. 1 = perfect, 0 = a verdict tells nothing, negative = the opposite. Rates are corrected by dividing by it.',
    formula: 'TPR - FPR',
    whenUndefined: 'Without gold positives or gold negatives.',
    source: 'Youden 1950, Cancer 3:32-35; interval: Newcombe 1998, Statistics in Medicine 17:873-890',
  },
  rate_difference: {
    name: 'Difference between raw rates',
    meaning:
      'The judge’s rate for one value of a facet minus that for another, as it stands. 0 = as often, negative = less often for the first.',
    formula: 'raw rate of the first - raw rate of the second',
    whenUndefined: 'Without verdicts on either.',
    source: 'Jackknife over clusters: Tukey 1958; Bell & McCaffrey 2002, Survey Methodology 28:169-181',
  },
  corrected_difference: {
    name: 'Difference between corrected rates',
    meaning:
      'The same, each side corrected with its own error rates. 0 = as often, negative = less often for the first. Where it and the raw difference disagree, the judge errs more on one side.',
    formula: 'corrected rate of the first - corrected rate of the second',
    whenUndefined: NO_GOLD,
    source: `${ROGAN_GLADEN}; calibration per side: arXiv 2605.06939`,
  },
};
