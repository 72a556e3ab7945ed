/** Every variable that a template may name. The list in docs/templates.md is the same: a test compares them. */
export const VARIABLES = [
  { name: 'criteria', says: 'the criteria that are asked, a list' },
  { name: 'criteria[].id', says: "the criterion's id" },
  { name: 'criteria[].question', says: 'the question put to raters' },
  { name: 'criteria[].scale', says: 'binary, nominal, ordinal, rating or pairwise' },
  { name: 'criteria[].labels', says: 'its labels, a list, in the order of the call' },
  { name: 'criteria[].labels[].id', says: 'the label, as the judge must write it' },
  {
    name: 'criteria[].labels[].definition',
    says: 'when the label applies; empty where the study does not say',
  },
  { name: 'criteria[].labels[].positive', says: 'true for the label that is counted' },
  {
    name: 'criteria[].abstention',
    says: 'what to write when it cannot be told; empty where that is not offered',
  },
  { name: 'criterion', says: 'the criterion, where exactly one is asked; members as in `criteria[]`' },
  { name: 'output_instructions', says: 'how to write the answer down, made from the output form' },
  { name: 'examples', says: 'the items named in `examples:`, a list' },
  { name: 'examples[].transcript', says: 'the example between markers of its own' },
  { name: 'examples[].label', says: 'its gold label, where exactly one criterion is asked' },
  { name: 'examples[].labels', says: 'its gold labels, a list' },
  { name: 'examples[].labels[].criterion', says: 'the id of the criterion' },
  { name: 'examples[].labels[].label', says: 'the gold label under it' },
  {
    name: 'facets.<name>',
    says: "the item's value of a facet named in `uses:`, on one line; empty where it has none",
  },
  { name: 'data_begin', says: 'the line before the transcript' },
  { name: 'data_end', says: 'the line after the transcript' },
] as const;
