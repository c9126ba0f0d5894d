import puppeteer from 'puppeteer-core';

/** The one Puppeteer of the tests, so that the test runner does not look for a copy with a browser of its own. */
export const puppeteerCore = puppeteer;
