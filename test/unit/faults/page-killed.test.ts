import { testKills } from './page-killed.js';

testKills(['clip']);
