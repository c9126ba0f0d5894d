import type { UploadRecord } from '../records/records.js';
import type { ByteRange } from '../../domain/chunk-plan.js';
import { chunkRange } from '../../domain/chunk-plan.js';

/** Reads `Content-Range: bytes first-last/total`; `undefined` for anything that is not just that. */
export function parseContentRange(header: string | null): (ByteRange & { readonly total: number }) | undefined {
  const [, first, last, total] =
    /^bytes (0|[1-9]\d{0,14})-(0|[1-9]\d{0,14})\/([1-9]\d{0,14})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || total === undefined) return undefined;
  const range = { first: Number(first), last: Number(last), total: Number(total) };
  return range.first <= range.last && range.last < range.total ? range : undefined;
}

/** Whether a range is one of the chunks that `init` was told of. */
export function isPlanned(range: ByteRange & { readonly total: number }, upload: UploadRecord): boolean {
  const { totalBytes, chunkBytes, count } = upload;
  const index = range.first / chunkBytes;
  if (range.total !== totalBytes || !Number.isInteger(index) || index >= count) return false;
  const planned = chunkRange({ totalBytes, chunkBytes, count }, index);
  return planned.first === range.first && planned.last === range.last;
}
