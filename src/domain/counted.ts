/** Values that can be gone through again and again, and how many they are; an array is one. */
export interface Counted<T> extends Iterable<T> {
  readonly length: number;
}
