/** Puts batches of verdicts and finishes trials until it is killed; says what was acknowledged: node append-verdicts.ts FILE OWNER */
import { writeSync } from 'node:fs';
import { openStore } from '../../../src/store/open-store.ts';
import { candidate, verdict } from '../examples.ts';
import { recordAttempts } from '../record-attempts.ts';

const [, , file = '', owner = ''] = process.argv;
const store = await openStore(file);
for (let batch = 0; ; batch++) {
  const presentation = `${owner} ${batch}`;
  const verdicts = ['a', 'b', 'c'].map((key) =>
    verdict({ item: key, candidate: candidate('alpha').hash, presentation, text: `reply ${presentation}` }),
  );
  await store.putVerdicts(verdicts);
  // Straight to the pipe: what is in a buffer when the process is killed was not said.
  writeSync(1, `verdicts ${presentation}\n`);
  const [trial] = await store.claim({ run: 'run', owner, now: 0, until: 1, limit: 1 });
  if (trial === undefined) continue;
  const [attempt] = await recordAttempts(store, owner, 0, [
    { trial: trial.number, replyKey: `key ${trial.number}`, sentAt: '2026-01-01T00:00:00.000Z' },
  ]);
  if (attempt === undefined) throw new Error('the claim was not ours');
  writeSync(1, `attempt ${trial.number}\n`);
  await store.finish({
    ended: [{ attempt, at: '2026-01-01T00:00:01.000Z' }],
    trials: [
      {
        trial: trial.number,
        reply: { received: { key: `key ${trial.number}`, text: owner }, attempt },
        readings: [{ criterion: 'harm', parser: 'tag@1', outcome: 'verdict', label: 'yes' }],
      },
    ],
  });
  writeSync(1, `done ${trial.number}\n`);
}
