import fc from 'fast-check';

/** A mutant is dead at the first example that fails; looking for a smaller one takes most of the time and tells nothing. */
fc.configureGlobal({ endOnFailure: true });
