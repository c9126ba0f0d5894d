// What of an adapter a form does without; it comes with the machine that posts.
export { guardPosting } from '../adapter/guard-posting.js';
export { httpPosting } from '../adapter/http-posting.js';
