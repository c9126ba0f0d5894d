import { rememberHandles } from '../journal/file-handles.js';
import type { PreviewController } from './preview-controller.js';

export const DRAG_EVENTS = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;

/**
 * Follows files that are dragged over the page; `drop` gets those that are let go over the card. Without a card that takes
 * files, and beside it in the dialog, they are refused: left to the browser, they would take the page away.
 */
export function followFiles(
  event: DragEvent,
  preview: PreviewController,
  card: Element | null,
  drop: (files: readonly File[]) => void,
): void {
  const { dataTransfer, relatedTarget, type } = event;
  if (!dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  const isOpen = card !== null && event.composedPath().includes(card);
  if (type === 'dragleave' && isOpen && relatedTarget instanceof Node && card.contains(relatedTarget)) return;
  if (!isOpen) dataTransfer.dropEffect = 'none';
  if (isOpen && type === 'drop') {
    const files = [...dataTransfer.files];
    rememberHandles(dataTransfer, files);
    drop(files);
  }
  const dropping = isOpen && type !== 'drop' && type !== 'dragleave';
  if (dropping === preview.dropping) return;
  preview.dropping = dropping;
  preview.redraw();
}
