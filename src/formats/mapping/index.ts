export { readMapping } from './read-mapping.ts';
export { type MappingOptions, readWithMapping } from './read-with-mapping.ts';
