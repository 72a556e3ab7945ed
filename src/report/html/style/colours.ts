/**
 * Blue and orange are those of Okabe and Ito, the darker pair on light paper and the lighter one on dark, so that
 * each is 3 to 1 against its ground. Print takes the light colours whatever the screen shows.
 */
export const COLOURS = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1c1e;--muted:#565d64;--line:#d5d9dd;--soft:#f3f5f7;
--band:#e3e8ec;--blue:#0072b2;--orange:#d55e00;--link:#005a8f;--shade:0,114,178;--warn:#fff4e0;--warn-line:#d55e00}
@media screen and (prefers-color-scheme:dark){:root{--paper:#15181b;--ink:#e8e6e2;--muted:#a8afb6;--line:#3a4046;
--soft:#1f2327;--band:#2a3036;--blue:#56b4e9;--orange:#e69f00;--link:#7cc4ef;--shade:86,180,233;--warn:#33270f;
--warn-line:#e69f00}}
@media (forced-colors:active){:root{--paper:Canvas;--ink:CanvasText;--muted:CanvasText;--line:GrayText;--soft:Canvas;
--band:Canvas;--blue:CanvasText;--orange:CanvasText;--link:LinkText;--warn:Canvas;--warn-line:CanvasText}}
`;
