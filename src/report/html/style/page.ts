/** Type, headings, contents and columns. One column up to 70 rem, the contents beside the report from there. */
export const PAGE = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1rem;max-width:82rem;background:var(--paper);color:var(--ink);
font:1rem/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif;
overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
h2{font-size:1.35rem;line-height:1.3;margin:3rem 0 .75rem;padding-top:1rem;border-top:3px solid var(--ink)}
h3{font-size:1.1rem;margin:2.25rem 0 .5rem}
h4{font-size:1rem;margin:1.5rem 0 .25rem}
p,ul,ol{margin:.5rem 0;max-width:46rem}
ul,ol{padding-left:1.25rem}
li{margin:.25rem 0}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--orange);outline-offset:2px}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem;z-index:2}
.warning p,main>.warning{border-left:.4rem solid var(--warn-line);background:var(--warn);padding:.75rem 1rem;
font-weight:600}
.made,nav{color:var(--muted);font-size:.9rem}
nav{margin:1.5rem 0}
nav p{font-weight:600;margin:0}
nav ol{list-style:none;padding-left:0;margin:.25rem 0}
nav ol ol{padding-left:1rem}
nav a{text-decoration:none;color:inherit;display:inline-block;padding:.1rem 0;min-height:1.5rem}
nav a:hover{text-decoration:underline}
main{min-width:0}
main>h2:first-child{margin-top:1rem}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen and (min-width:70rem){
body{padding:1rem 2rem}
.columns{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:3rem}
nav{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow-y:auto}
}
`;
