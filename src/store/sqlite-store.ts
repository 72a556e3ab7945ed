import type { BatchStore } from '../domain/batch.ts';
import type { Store } from '../domain/store.ts';
import type { TrialStore } from '../domain/trial-store.ts';
import { loadAnnotations, replaceAnnotations } from './annotations.ts';
import { batchCalls, batchSubmitted, closeBatch, openBatches } from './batches/batches.ts';
import { openBatch } from './batches/open-batch.ts';
import { contentMark } from './content-mark.ts';
import type { Database } from './database.ts';
import { replaceDecisions } from './decisions.ts';
import { goldVersions, putGoldVersion } from './gold-versions.ts';
import { hashItems } from './hash-items.ts';
import { itemReadings } from './item-readings.ts';
import { loadItem } from './load-item.ts';
import { loadItems } from './load-items.ts';
import { loadLengths } from './load-lengths.ts';
import { loadReadings } from './load-readings.ts';
import { loadMeasures, saveMeasures } from './measures.ts';
import { putCandidates } from './put-candidates.ts';
import { putItems } from './put-items.ts';
import { putVerdicts } from './put-verdicts.ts';
import { served } from './served.ts';
import { answeredCandidates } from './trials/answered-candidates.ts';
import { claim, release, renew } from './trials/claims.ts';
import { countOpenTrials } from './trials/count-open-trials.ts';
import { finish } from './trials/finish.ts';
import { holders } from './trials/holders.ts';
import { openAttempts } from './trials/open-attempts.ts';
import { openRun } from './trials/open-run.ts';
import { openTrials } from './trials/open-trials.ts';
import { progress } from './trials/progress.ts';
import { reopenFailed } from './trials/reopen-failed.ts';
import { replyByKey } from './trials/replies.ts';
import { repliesToReread, reread } from './trials/reread.ts';
import { writeJournal } from './trials/write-journal.ts';
import { usage } from './usage.ts';

/** The store over one open database file. */
export function sqliteStore(database: Database): Store & TrialStore & BatchStore {
  return {
    putItems: (items) => database.guard(() => putItems(database, items)),
    loadItems: () => database.guard(() => loadItems(database)),
    loadLengths: (items) => database.guard(() => loadLengths(database, items)),
    item: (key) => database.guard(() => loadItem(database, key)),
    contentMark: (key) => database.guard(() => contentMark(database, key)),
    hashItems: () => database.guard(() => hashItems(database)),
    replaceAnnotations: (annotations) => database.guard(() => replaceAnnotations(database, annotations)),
    replaceDecisions: (decisions) => database.guard(() => replaceDecisions(database, decisions)),
    loadAnnotations: (criterion, items) => database.guard(() => loadAnnotations(database, criterion, items)),
    putGoldVersion: (criterion, version) =>
      database.guard(() => putGoldVersion(database, criterion, version)),
    goldVersions: (criterion) => database.guard(() => goldVersions(database, criterion)),
    putCandidates: (candidates) => database.guard(() => putCandidates(database, candidates)),
    putVerdicts: (verdicts) => database.guard(() => putVerdicts(database, verdicts)),
    loadReadings: (criterion, items) => database.guard(() => loadReadings(database, criterion, items)),
    readingsOf: (criterion, item) => database.guard(() => itemReadings(database, criterion, item)),
    saveMeasures: (measures) => database.guard(() => saveMeasures(database, measures)),
    loadMeasures: (comparison) => database.guard(() => loadMeasures(database, comparison)),
    openRun: (run, trials) => database.guard(() => openRun(database, run, trials)),
    claim: (request) => database.guard(() => claim(database, request)),
    renew: (owner, now, until) => database.guard(() => renew(database, owner, now, until)),
    release: (owner, trials) => database.guard(() => release(database, owner, trials)),
    holders: (run) => database.guard(() => holders(database, run)),
    openTrials: (run, after, limit) => database.guard(() => openTrials(database, run, after, limit)),
    countOpenTrials: (run, first) => database.guard(() => countOpenTrials(database, run, first)),
    answeredCandidates: (occasion) => database.guard(() => answeredCandidates(database, occasion)),
    finish: (batch) => database.guard(() => finish(database, batch)),
    writeJournal: (page) => database.guard(() => writeJournal(database, page)),
    sync: () => database.guard(() => database.sync()),
    replyByKey: (key) => database.guard(() => replyByKey(database, key)),
    openAttempts: (run) => database.guard(() => openAttempts(database, run)),
    progress: (run) => database.guard(() => progress(database, run)),
    usage: () => database.guard(() => usage(database)),
    served: () => database.guard(() => served(database)),
    reopenFailed: (run) => database.guard(() => reopenFailed(database, run)),
    repliesToReread: (run, after, limit) =>
      database.guard(() => repliesToReread(database, run, after, limit)),
    reread: (trials) => database.guard(() => reread(database, trials)),
    openBatch: (batch, calls, owned) => database.guard(() => openBatch(database, batch, calls, owned)),
    batchSubmitted: (batch, id) => database.guard(() => batchSubmitted(database, batch, id)),
    openBatches: (run) => database.guard(() => openBatches(database, run)),
    batchCalls: (batch) => database.guard(() => batchCalls(database, batch)),
    closeBatch: (batch, end) => database.guard(() => closeBatch(database, batch, end)),
    close: () => database.guard(() => database.close()),
  };
}
