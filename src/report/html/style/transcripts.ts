/** Transcripts: every text as it came, its own lines and blanks kept. */
export const TRANSCRIPTS = `
article{border-top:1px solid var(--line);margin-top:2rem}
article h3{margin-top:1rem}
.badge{display:inline-block;font-size:.8rem;font-weight:600;border:2px solid var(--orange);border-radius:.25rem;
padding:0 .4rem}
.answers{list-style:none;padding:0}
.against{border-bottom:2px solid var(--orange)}
.text{white-space:pre-wrap;margin:.25rem 0;max-width:none}
.answers .text{font-size:.9rem;color:var(--muted);padding-left:1rem;border-left:2px solid var(--line)}
.messages{list-style:none;padding:0;max-width:60rem}
.messages li{margin:.75rem 0;padding:.25rem .75rem .5rem;border-left:.3rem solid var(--line);background:var(--soft)}
.messages .assistant{border-left-color:var(--blue)}
.speaker,.kind{font-size:.8rem;font-weight:600;color:var(--muted);margin:.25rem 0}
.block{border:1px solid var(--line);padding:.1rem .6rem;margin:.4rem 0;background:var(--paper)}
.code{font-family:ui-monospace,'Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:.85rem}
`;
