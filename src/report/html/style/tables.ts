/** Tables, their notes, and the shades of confusion matrices. */
export const TABLES = `
.scroll{overflow-x:auto;margin:.75rem 0;max-width:100%}
table{border-collapse:collapse;font-size:.9rem;line-height:1.4;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);
unicode-bidi:isolate;min-width:2rem}
thead th{overflow-wrap:normal;border-bottom:2px solid var(--ink);vertical-align:bottom;font-weight:600}
tbody th{font-weight:500;min-width:8rem;max-width:22rem}
.number{text-align:right;white-space:nowrap}
thead .number{white-space:normal}
.disagreements th,.disagreements td{min-width:7rem}
.notes{list-style:none;padding:0;font-size:.85rem;color:var(--muted)}
.notes li{margin:.1rem 0}
.matrices{display:flex;flex-wrap:wrap;gap:1rem 2.5rem}
.matrices figure{margin:0;max-width:100%}
.matrices td{min-width:4.5rem}
.shade-1{background:rgba(var(--shade),.07)}
.shade-2{background:rgba(var(--shade),.14)}
.shade-3{background:rgba(var(--shade),.21)}
.shade-4{background:rgba(var(--shade),.28)}
.shade-5{background:rgba(var(--shade),.35)}
`;
