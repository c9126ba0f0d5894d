// What old libraries, and careless pages, add to the prototypes of everything. Names of DOM options are not among them:
// the browser itself would read them.
const hidden = ['extend', 'type', 'name', 'data', 'code', 'error', 'attribute', 'converter', 'kind', 'cause'];
for (const name of hidden)
  Object.defineProperty(Object.prototype, name, { value: 'polluted', writable: true, configurable: true });
for (const name of ['first', 'contains', 'remove']) Array.prototype[name] = () => 'polluted';
String.prototype.startsWithIt = () => true;
Function.prototype.bindLater = () => undefined;
