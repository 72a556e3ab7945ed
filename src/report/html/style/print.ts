/** Paper: light colours, nothing that scrolls, what is folded on the screen unfolded, transcripts on a page of their own. */
export const PRINT = `
@media print{
@page{margin:16mm 14mm}
body{padding:0;font-size:10pt}
nav,.skip{display:none}
h2,h3,h4,.figure-title,.panel-title,.legend{break-after:avoid}
h2{margin-top:1.5rem}
tr,.pictures,article h3{break-inside:avoid}
.scroll{overflow:visible}
table{font-size:8pt}
th,td{padding:.2rem .35rem}
tbody th,.disagreements th,.disagreements td{min-width:0}
summary{color:inherit;list-style:none}
.narrow{display:none}
.wide{display:block}
.pictures{gap:.5rem .75rem}
details::details-content{content-visibility:visible;display:block}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
