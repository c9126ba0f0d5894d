const WEIGHT = 3;

/**
 * Decodes a picture. Chromium keeps the bytes of the file until the next garbage collection without counting them, so
 * 35 photos of 20 MB would take 700 MB. A buffer that is never touched takes no memory but is counted, which brings the
 * collection about.
 */
export async function decodePicture(file: Blob, options: ImageBitmapOptions): Promise<ImageBitmap> {
  const bitmap = await createImageBitmap(file, options).catch(async () => {
    // Firefox refuses a file that is put together from bytes and slices, as one without its metadata is.
    const whole = new Blob([await file.arrayBuffer()], { type: file.type });
    return createImageBitmap(whole, options);
  });
  void new ArrayBuffer(file.size * WEIGHT);
  return bitmap;
}
