// Tests of every storage, with those that need a Redis or a PostgreSQL on the machine.
import './storage-conformance.test.js';
import './two-processes.test.js';
