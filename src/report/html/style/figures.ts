/** Figures: charts in their own size, smaller only where the page is narrower than they are. */
export const FIGURES = `
figure{margin:1.25rem 0}
.figure-title,.panel-title{font-weight:600;margin:0}
.panel-title{font-size:.9rem;border-bottom:1px solid var(--line)}
.legend{font-size:.85rem;color:var(--muted);display:flex;flex-wrap:wrap;gap:0 1.25rem;margin:.25rem 0 .75rem}
.disc{color:var(--blue)}
.diamond{color:var(--orange)}
.square{color:var(--ink)}
.pictures{display:flex;flex-wrap:wrap;align-items:flex-start;gap:.5rem 2.5rem;margin:.5rem 0 1rem}
.wide{display:none}
svg{display:block;max-width:100%;height:auto;overflow:visible}
svg text{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
figcaption{font-size:.85rem;color:var(--muted);max-width:46rem}
.matrices figcaption{color:inherit;font-size:.9rem}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--link);font-size:.9rem;padding:.25rem 0}
@media (min-width:52rem){.narrow{display:none}.wide{display:block}}
`;
