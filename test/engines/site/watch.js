// Runs before everything else on a page: notes what a policy blocks and what throws.
window.trouble = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.trouble.push(`policy ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim());
});
window.addEventListener('error', (event) => window.trouble.push(`error ${event.message ?? event.type}`));
window.addEventListener('unhandledrejection', (event) => window.trouble.push(`rejection ${event.reason}`));
addEventListener('pageshow', ({ persisted }) => {
  window.restored = persisted;
});
