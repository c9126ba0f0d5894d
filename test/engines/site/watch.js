// Runs before everything else on a page: notes what a policy blocks, what throws, and what the console is told.
window.trouble = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.trouble.push(`policy ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim());
});
window.addEventListener('error', (event) => window.trouble.push(`error ${event.message ?? event.type}`));
window.addEventListener('unhandledrejection', (event) => window.trouble.push(`rejection ${event.reason}`));
for (const kind of ['warn', 'error']) {
  console[kind] = (...line) => void window.trouble.push(`console ${line.map(String).join(' ')}`);
}
addEventListener('pageshow', ({ persisted }) => {
  window.restored = persisted;
});
