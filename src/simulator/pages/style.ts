/** The style sheet of the simulator's pages: light and dark, from 320 pixels up. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#161823, #f1f1f2); --quiet: light-dark(#5b5e6b, #a9abb5);
  --ground: light-dark(#f5f5f6, #121217); --card: light-dark(#fff, #1e1e26); --line: light-dark(#d9dadf, #3a3b46);
  --accent: light-dark(#b0123a, #ff6d8d); --on-accent: light-dark(#fff, #22000a); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
h1 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
a:focus-visible, button:focus-visible, summary:focus-visible, .scroll:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.1rem; }
.consent { max-width: 440px; margin: 1rem auto; }
@media (max-width: 500px) { .consent { margin: 0; max-width: none; min-height: 100vh; border: 0; border-radius: 0; } }
.badge { display: inline-block; margin: 0 0 .8rem; padding: .1rem .55rem; border: 1px solid var(--line); border-radius: 99px;
  color: var(--quiet); font-size: .8rem; }
.quiet { color: var(--quiet); font-size: .86rem; }
.strong { font-weight: 650; }
.break, code { overflow-wrap: anywhere; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; min-width: 0; }
legend { font-weight: 650; padding: 0; margin-bottom: .35rem; }
.choice { display: flex; gap: .7rem; align-items: flex-start; padding: .4rem .2rem; border-radius: 8px; cursor: pointer; }
.choice > span { display: grid; min-width: 0; overflow-wrap: anywhere; }
.choice input { inline-size: 1.15rem; block-size: 1.15rem; margin: .15rem 0 0; accent-color: var(--accent); flex: none; }
.account { align-items: center; }
.account img, .person img { border-radius: 50%; flex: none; }
details summary { cursor: pointer; padding: .4rem .2rem; overflow-wrap: anywhere; }
summary::marker { color: var(--quiet); }
.consent summary { color: var(--accent); }
.actions { display: grid; gap: .5rem; }
button, .button { font: inherit; font-weight: 600; min-height: 44px; padding: .4rem 1rem; border-radius: 10px; border: 1px solid var(--line);
  background: transparent; color: var(--ink); cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.small { min-height: 32px; padding: .1rem .7rem; font-size: .86rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .8rem; margin: .5rem 0; font-size: .9rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
.wide { max-width: 1040px; margin: 0 auto; padding: 1rem; display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.person { display: flex; gap: 1rem; align-items: center; }
.person h1 { margin: 0; }
.posts { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr)); }
.post { display: grid; gap: .6rem; align-content: start; min-width: 0; }
.post video, .post img { width: 100%; max-height: 70vh; background: #000; border-radius: 10px; object-fit: contain; display: block; }
.photos { display: grid; gap: .4rem; }
.caption { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
.labels { display: flex; flex-wrap: wrap; gap: .35rem; list-style: none; margin: 0; padding: 0; font-size: .82rem; }
.labels li { border: 1px solid var(--line); border-radius: 6px; padding: .05rem .45rem; }
.labels .warn { border-color: var(--accent); color: var(--accent); }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
.row label { display: grid; grid-template-columns: minmax(0, 1fr); font-size: .86rem; color: var(--quiet); min-width: 0; max-width: 100%; }
input[type=text], input[type=number], select, textarea { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line);
  border-radius: 8px; padding: .3rem .5rem; min-height: 36px; max-width: 100%; }
textarea { width: 100%; min-height: 9rem; font: .85rem/1.4 ui-monospace, monospace; }
.row { margin: .4rem 0; }
.inline { display: inline-block; margin-inline-end: .4rem; }
.row .tick { display: flex; gap: .4rem; align-items: center; min-height: 36px; }
.tick input { inline-size: 1.2rem; block-size: 1.2rem; accent-color: var(--accent); }
.row > .small { min-height: 36px; }
.row select { max-width: min(100%, 30rem); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; min-width: 640px; font-size: .86rem; }
th, td { text-align: start; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8rem; margin: 0; }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; }
`;
