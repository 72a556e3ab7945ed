// The library. What the command line does, it does through these.

// Choose
export type { Contest, Family } from './choose/contest.ts';
export { holdContest } from './choose/hold-contest.ts';
// Claims
export type { Claims } from './claim/claims.ts';
export { type ClaimInput, claimsOf } from './claim/claims-of.ts';
// Compare
export { compare } from './compare/compare.ts';
export type { CandidateResult, Comparison, Figures, Slice } from './compare/comparison.ts';
export type { CompareInput } from './compare/input.ts';
// Words: the nouns of a study
export type { Annotation, Decision, Provenance } from './domain/annotation.ts';
export type { Candidate, View } from './domain/candidate.ts';
export type { AnnotationColumns, ItemColumns, ReadingColumns } from './domain/columns.ts';
export type { Criterion, Derivation, Label, Scale } from './domain/criterion.ts';
export { readLabel } from './domain/criterion.ts';
export type { Gold, GoldPolicy, GoldVersion } from './domain/gold.ts';
export { goldVersion } from './domain/gold.ts';
// Import
export type { ImportedRow } from './domain/imported.ts';
export type { Item, ItemDraft } from './domain/item.ts';
export { makeItem } from './domain/item.ts';
export type { Interval, LeftOut, Measure } from './domain/measure.ts';
export type { Outcome } from './domain/outcome.ts';
export { OUTCOMES } from './domain/outcome.ts';
export type { Problem } from './domain/problem.ts';
export { InputError } from './domain/problem.ts';
export { resolveGold } from './domain/resolve-gold.ts';
// Store
export type { RecordedVerdict, Store } from './domain/store.ts';
export type { Study } from './domain/study.ts';
export type { Block, Content, Message } from './domain/transcript.ts';
export type { Reading, Reply, Trial } from './domain/trial.ts';
export type { TrialStore } from './domain/trial-store.ts';
export { readAnnotations } from './formats/annotations/read.ts';
export { readInspect } from './formats/inspect/read.ts';
export { readMapping, readWithMapping } from './formats/mapping/index.ts';
export { readOpenAiChat } from './formats/openai-chat/read.ts';
export { readTranscripts } from './formats/transcripts/read.ts';
export { writeTranscript } from './formats/transcripts/write.ts';
export { readVerdicts } from './formats/verdicts/read.ts';
// Prompts and replies
export {
  parseTemplate,
  readAnswer,
  readCriterion,
  renderRequest,
  replyKey,
  showItem,
} from './prompt/index.ts';
// Report
export { csvReport } from './report/csv.ts';
export { explain } from './report/explain.ts';
export type { Disagreements } from './report/html/disagreement.ts';
export { htmlReport } from './report/html/html-report.ts';
export { jsonReport } from './report/json.ts';
export { markdownReport } from './report/markdown.ts';
export type { Provenance as ReportProvenance } from './report/provenance.ts';
export { provenanceOf } from './report/provenance.ts';
export { terminalReport } from './report/terminal.ts';
export { openStore } from './store/open-store.ts';
// Study file
export { findStudy, loadStudy, studyJsonSchema } from './study/index.ts';
