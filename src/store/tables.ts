/** The tables that are asked through the query builder, as the migrations define them. */
export interface Tables {
  word: { id: number; text: string };
  criterion: { id: number; name: string };
  content: { id: number; hash: string; json: string };
  item: { id: number; key: string; source_id: string; content: number; test: number; fingerprint: string };
  facet: Attribute;
  alias: Attribute;
  candidate: {
    id: number;
    hash: string;
    name: string;
    kind: string;
    judge: string;
    template: string | null;
    view: string;
  };
  gold_version: { id: number; criterion: number; hash: string; n: number };
  run: { id: number; hash: string; seed: string; created_at: string };
  trial: {
    id: number;
    run: number;
    candidate: number;
    item: number;
    presentation: number;
    repeat: number;
    occasion: number;
    done: number;
  };
  claim: { trial: number; owner: string; until: number };
  attempt: {
    id: number;
    trial: number;
    reply_key: string;
    owner: string;
    sent_at: string;
    ended_at: string | null;
    error: string | null;
  };
  reply: { id: number; key: string | null; attempt: number | null; text: string; details: string | null };
  reading: {
    criterion: number;
    trial: number;
    version: number;
    parser: number;
    outcome: number;
    label: number | null;
    reply: number | null;
    explanation: number | null;
  };
  measure: {
    id: number;
    comparison: string;
    criterion: string;
    candidate: string;
    presentation: string;
    facet: string;
    value: string;
    name: string;
    json: string;
  };
}

interface Attribute {
  item: number;
  name: number;
  value: number;
}
