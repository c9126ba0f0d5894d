import { testKills } from './page-killed.js';

testKills(['photos', 'draft clip']);
