/** The looks of the frame: grey desk, white sheets, words that are there to be selected but not seen. */
export const FRAME_STYLE = `
html{background:#e5e7eb;color-scheme:light}
body{margin:0;padding:12px 0;display:flex;flex-direction:column;align-items:center;gap:12px;min-width:max-content;box-sizing:border-box;outline:none}
body:focus-visible{box-shadow:inset 0 0 0 2px #2563eb}
@media (prefers-color-scheme:dark){html{background:#27272a}}
section{position:relative;background:#fff;box-shadow:0 1px 4px rgb(0 0 0/.25);overflow:hidden;flex:none}
section>p{position:absolute;inset:0;margin:auto;width:max-content;height:max-content;font:32px sans-serif;color:#b45309}
section>canvas{position:absolute;inset:0;width:100%;height:100%}
.words{position:absolute;inset:0;overflow:clip;line-height:1;text-size-adjust:none;forced-color-adjust:none;transform-origin:0 0;z-index:1;text-align:initial;--min-font-size:1;--text-scale-factor:calc(var(--total-scale-factor)*var(--min-font-size));--min-font-size-inv:calc(1/var(--min-font-size))}
.words :is(span,br){color:transparent;position:absolute;white-space:pre;cursor:text;transform-origin:0 0}
.words>:not(.markedContent),.words .markedContent span:not(.markedContent){z-index:1;--font-height:0;font-size:calc(var(--text-scale-factor)*var(--font-height));--scale-x:1;--rotate:0deg;transform:rotate(var(--rotate)) scaleX(var(--scale-x)) scale(var(--min-font-size-inv))}
.words .markedContent{display:contents}
.words span[role=img]{user-select:none;cursor:default}
.words ::selection{background:rgb(37 99 235/.3)}
::highlight(found){background:rgb(250 204 21/.45)}
::highlight(here){background:rgb(249 115 22/.65)}
`;
