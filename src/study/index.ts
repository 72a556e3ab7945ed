export { findStudy } from './find-study.ts';
export { initialStudy } from './initial.ts';
export { loadStudy } from './load-study.ts';
export { studyJsonSchema } from './study-json-schema.ts';
