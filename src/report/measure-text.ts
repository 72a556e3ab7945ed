import { fixed, percent, signed } from '../text/number.ts';
import { name } from './name.ts';
import { pValue } from './p-value.ts';

/** How a measure is called in a heading and how its number is written. */
interface Style {
  readonly head: string;
  readonly unit: 'share' | 'points' | 'coefficient' | 'signed' | 'scale' | 'probability' | 'small';
}

const STYLES: ReadonlyMap<string, Style> = new Map<string, Style>([
  ['agreement', { head: 'agreement', unit: 'share' }],
  ['kappa', { head: 'kappa', unit: 'coefficient' }],
  ['kappa_quadratic', { head: 'quadratic kappa', unit: 'coefficient' }],
  ['kappa_at_deployment', { head: 'kappa at deployment', unit: 'coefficient' }],
  ['stratified_kappa', { head: 'stratified kappa', unit: 'coefficient' }],
  ['icc_agreement', { head: 'ICC(A,1)', unit: 'coefficient' }],
  ['tpr', { head: 'TPR', unit: 'share' }],
  ['fpr', { head: 'FPR', unit: 'share' }],
  ['fnr', { head: 'FNR', unit: 'share' }],
  ['tnr', { head: 'TNR', unit: 'share' }],
  ['recall', { head: 'recall', unit: 'share' }],
  ['precision', { head: 'precision', unit: 'share' }],
  ['net_bias', { head: 'net bias', unit: 'points' }],
  ['signed_bias', { head: 'signed bias', unit: 'scale' }],
  ['mean_absolute_error', { head: 'mean absolute error', unit: 'scale' }],
  ['f1', { head: 'F1', unit: 'coefficient' }],
  ['macro_f1', { head: 'macro F1', unit: 'coefficient' }],
  ['mcc', { head: 'MCC', unit: 'coefficient' }],
  ['gwet_ac1', { head: 'AC1', unit: 'coefficient' }],
  ['scott_pi', { head: 'Scott’s pi', unit: 'coefficient' }],
  ['brennan_prediger', { head: 'PABAK', unit: 'coefficient' }],
  ['kappa_max', { head: 'kappa at most', unit: 'coefficient' }],
  ['positive_agreement', { head: 'P+', unit: 'share' }],
  ['negative_agreement', { head: 'P-', unit: 'share' }],
  ['prevalence_index', { head: 'prevalence index', unit: 'coefficient' }],
  ['bias_index', { head: 'bias index', unit: 'coefficient' }],
  ['kappa_linear', { head: 'linear kappa', unit: 'coefficient' }],
  ['spearman', { head: 'Spearman', unit: 'coefficient' }],
  ['kendall_tau_b', { head: 'tau-b', unit: 'coefficient' }],
  ['precision_at_deployment', { head: 'precision at deployment', unit: 'share' }],
  ['expected_cost', { head: 'cost per verdict', unit: 'scale' }],
  ['cost_at_deployment', { head: 'cost at deployment', unit: 'scale' }],
  ['kappa_cost', { head: 'cost-weighted kappa', unit: 'coefficient' }],
  ['balanced_accuracy', { head: 'balanced accuracy', unit: 'share' }],
  ['accuracy_invalid_wrong', { head: 'accuracy, no verdict wrong', unit: 'share' }],
  ['order_consistency', { head: 'same winner', unit: 'share' }],
  ['order_kappa', { head: 'order kappa', unit: 'coefficient' }],
  ['first_shown_share', { head: 'first shown wins', unit: 'share' }],
  ['preference_fairness', { head: 'preference fairness', unit: 'signed' }],
  ['label_shares_p', { head: 'p of label shares', unit: 'probability' }],
  ['label_shares_p_adjusted', { head: 'adjusted p of label shares', unit: 'probability' }],
  ['label_share_p', { head: 'p of the share', unit: 'probability' }],
  ['differential_error_p', { head: 'p of errors by facet', unit: 'probability' }],
  ['differential_error_p_adjusted', { head: 'adjusted p of errors by facet', unit: 'probability' }],
  ['differential_fpr', { head: 'FPR against the rest', unit: 'points' }],
  ['differential_fpr_p', { head: 'p of FPR against the rest', unit: 'probability' }],
  ['differential_fnr', { head: 'FNR against the rest', unit: 'points' }],
  ['differential_fnr_p', { head: 'p of FNR against the rest', unit: 'probability' }],
  ['length_slope', { head: 'verbosity', unit: 'points' }],
  ['length_slope_steps', { head: 'verbosity in steps', unit: 'scale' }],
  ['family_preference_positive', { head: 'family preference where gold is positive', unit: 'points' }],
  ['family_preference_negative', { head: 'family preference where gold is negative', unit: 'points' }],
  ['quotes_not_found', { head: 'quotes not found', unit: 'share' }],
  ['first_shown_p', { head: 'p of the place', unit: 'probability' }],
  ['first_shown_p_adjusted', { head: 'adjusted p of the place', unit: 'probability' }],
  ['criteria_correlation', { head: 'correlation', unit: 'coefficient' }],
  ['criteria_correlation_gold', { head: 'gold’s correlation', unit: 'coefficient' }],
  ['halo', { head: 'halo', unit: 'signed' }],
  ['behind_best', { head: 'behind the best', unit: 'coefficient' }],
  ['probability_best', { head: 'probability of being best', unit: 'share' }],
  ['people_judge_kappa', { head: 'kappa with annotators', unit: 'coefficient' }],
  ['people_kappa', { head: 'kappa among annotators', unit: 'coefficient' }],
  ['people_kappa_difference', { head: 'difference from annotators', unit: 'signed' }],
  ['left_out_judge_kappa', { head: 'kappa with the majority of others', unit: 'coefficient' }],
  ['left_out_people_kappa', { head: 'annotators’ kappa with the majority of others', unit: 'coefficient' }],
  ['left_out_kappa_difference', { head: 'difference from the one left out', unit: 'signed' }],
  ['alt_test_omega', { head: 'omega', unit: 'coefficient' }],
  ['alt_test_rho', { head: 'rho', unit: 'coefficient' }],
  ['judges_verdict_z', { head: 'Judge’s Verdict z', unit: 'signed' }],
  ['repeat_agreement', { head: 'repeat agreement', unit: 'share' }],
  ['repeat_kappa', { head: 'repeat kappa', unit: 'coefficient' }],
  ['modal_share', { head: 'modal share', unit: 'share' }],
  ['pair_kappa', { head: 'kappa', unit: 'coefficient' }],
  ['error_correlation', { head: 'error correlation', unit: 'coefficient' }],
  ['effective_judges', { head: 'effective judges', unit: 'coefficient' }],
  ['effective_judges_eigenvalue', { head: 'effective judges, by eigenvalue', unit: 'coefficient' }],
  ['overconfidence', { head: 'overconfidence', unit: 'points' }],
  ['calibration_error', { head: 'ECE', unit: 'small' }],
  ['brier', { head: 'Brier', unit: 'small' }],
  ['brier_reliability', { head: 'reliability', unit: 'small' }],
  ['brier_resolution', { head: 'resolution', unit: 'small' }],
  ['brier_uncertainty', { head: 'uncertainty', unit: 'small' }],
  ['brier_within_bins', { head: 'within bins', unit: 'small' }],
  ['risk_area', { head: 'risk area', unit: 'small' }],
  ['ceiling_kappa', { head: 'kappa', unit: 'coefficient' }],
  ['ceiling_alpha', { head: 'alpha', unit: 'coefficient' }],
  ['ceiling_ac1', { head: 'AC1', unit: 'coefficient' }],
  ['ceiling_agreement', { head: 'agreement', unit: 'share' }],
  ['raw_rate', { head: 'raw rate', unit: 'share' }],
  ['corrected_rate', { head: 'corrected rate', unit: 'share' }],
  ['ppi_rate', { head: 'rate by PPI++', unit: 'share' }],
  ['youden', { head: 'Youden’s J', unit: 'coefficient' }],
  ['rate_difference', { head: 'difference of raw rates', unit: 'points' }],
  ['corrected_difference', { head: 'difference of corrected rates', unit: 'points' }],
]);

/** Families that say something about another measure, named behind the colon, in that measure's unit. */
const ABOUT: ReadonlyMap<string, string> = new Map([
  ['difference', 'difference in'],
  ['after_picking', 'after picking,'],
  ['out_of_bag', 'out-of-bag'],
]);

function unitOf(id: string): Style['unit'] | undefined {
  const part = partOf(id);
  const own = part !== undefined && ABOUT.has(familyOf(id)) ? part : familyOf(id);
  const unit = STYLES.get(own)?.unit;
  if (familyOf(id) !== 'difference') return unit;
  return unit === 'share' ? 'points' : 'signed';
}

/** `recall:tie` -> `recall`. */
export function familyOf(id: string): string {
  const colon = id.indexOf(':');
  return colon < 0 ? id : id.slice(0, colon);
}

/** `recall:tie` -> `tie`; undefined for a measure of the whole. */
export function partOf(id: string): string | undefined {
  const colon = id.indexOf(':');
  return colon < 0 ? undefined : id.slice(colon + 1);
}

/** A measure in words short enough for a heading: `kappa`, `recall of tie`. An id without an entry is its own. */
export function measureName(id: string): string {
  const part = partOf(id);
  const about = ABOUT.get(familyOf(id));
  if (about !== undefined && part !== undefined) return `${about} ${measureName(part)}`;
  const head = STYLES.get(familyOf(id))?.head ?? name(familyOf(id));
  return part === undefined ? head : `${head} of ${name(part)}`;
}

/**
 * A measure's number with its unit: shares in per cent, net bias in signed percentage points, coefficients with
 * two decimals.
 *
 * @example measureNumber('net_bias', 0.042) // '+4.2 points'
 */
export function measureNumber(id: string, value: number): string {
  switch (unitOf(id)) {
    case 'share':
      return percent(value);
    case 'points':
      return `${signed(value * 100, 1)} points`;
    case 'signed':
      return signed(value, 2);
    case 'scale':
      return familyOf(id) === 'mean_absolute_error' ? fixed(value, 2) : signed(value, 2);
    case 'probability':
      return pValue(value);
    // Mean squares and the like: what matters of them is in the third decimal.
    case 'small':
      return fixed(value, 3);
    default:
      return fixed(value, 2);
  }
}

/** The same for a column whose heading names the unit: `85.0` for a share, `+4.2` for a bias. */
export function bareNumber(id: string, value: number): string {
  switch (unitOf(id)) {
    case 'share':
      return fixed(value * 100, 1);
    case 'points':
      return signed(value * 100, 1);
    default:
      return measureNumber(id, value);
  }
}

/** Both ends of an interval, in the unit of `bareNumber`. */
export function bareInterval(id: string, low: number, high: number): string {
  return `[${bareNumber(id, low)}, ${bareNumber(id, high)}]`;
}
