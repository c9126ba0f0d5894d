import { page, redirect, type Answer, type SimulatorRequest } from '../http.js';
import { parseObject } from '../json.js';
import { documentPage, markup } from '../pages/html.js';
import type { SimulatorControl } from './control.js';
import type { SimulatorState } from './describe.js';

/** The page on which a person sees and changes everything. */
export function controlPage(state: SimulatorState): string {
  return documentPage(
    'TikTok simulator',
    markup`<main class="wide">
      <h1>TikTok simulator</h1>
      <pre>${JSON.stringify(state, undefined, 2)}</pre>
    </main>`,
  );
}

/** Takes a form of the control page, and shows the page again. */
export async function submitControlForm(control: SimulatorControl, request: SimulatorRequest): Promise<Answer> {
  void control;
  void parseObject;
  void page;
  void request;
  return redirect('/__control/');
}
