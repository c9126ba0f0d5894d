export const BASE = 'http://127.0.0.1:5173/api/tiktok';
export const SECRET = 'simulated-secret-of-the-audited-client';
export const COOKIE_KEY = 'a-cookie-key-of-the-tests-0123456789';
