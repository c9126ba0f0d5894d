import { rememberHandles } from '../journal/file-handles.js';
import type { PreviewController } from './preview-controller.js';

/** Follows files that are dragged over the card; `drop` gets them when they are let go, unless the card is closed to files. */
export function followFiles(
  event: DragEvent,
  preview: PreviewController,
  isOpen: boolean,
  drop: (files: readonly File[]) => void,
): void {
  const { dataTransfer, currentTarget, relatedTarget } = event;
  const isWithin =
    currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
  if (!dataTransfer || (event.type === 'dragleave' && isWithin)) return;
  if (!isOpen) dataTransfer.dropEffect = 'none';
  const dropping = isOpen && event.type !== 'drop' && event.type !== 'dragleave';
  if (isOpen && event.type === 'drop') {
    const files = [...dataTransfer.files];
    rememberHandles(dataTransfer, files);
    drop(files);
  }
  if (dropping === preview.dropping) return;
  preview.dropping = dropping;
  preview.redraw();
}

/** Left to the browser, a file that is let go beside the page in its dialog would take the page away. */
export function refuseFiles(event: Event): void {
  if (!(event instanceof DragEvent) || event.defaultPrevented) return;
  const { dataTransfer } = event;
  if (!dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  dataTransfer.dropEffect = 'none';
}
