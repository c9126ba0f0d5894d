import * as playground from '../../../stories/playground.stories.js';
import * as publishing from '../../../stories/publishing.stories.js';
import { testStories } from './run-stories.js';

testStories('Playground', playground);
testStories('Publishing', publishing);
