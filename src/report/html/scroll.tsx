import type { ReactNode } from 'react';

/**
 * A box that scrolls sideways where its content is wider than the page, by the keyboard too.
 *
 * @param label what is in it, for whoever does not see the heading above it
 */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, and there is none
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
