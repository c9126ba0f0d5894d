let closedPort: MessagePort | undefined;

/**
 * Frees the memory of a piece at once; code that still holds the piece finds it empty. The garbage collector would get to it late,
 * and would hardly stop running: its limit for buffers is a few tens of megabytes, which a relay passes on ten times a second.
 */
export function release({ buffer, byteLength }: Uint8Array): void {
  // Small pieces share their memory with others.
  if (buffer.byteLength !== byteLength || !(buffer instanceof ArrayBuffer)) return;
  if (!closedPort) {
    closedPort = new MessageChannel().port1;
    closedPort.close();
  }
  // What is transferred to a closed port is gone. Node 20 has no `ArrayBuffer.prototype.transfer`.
  closedPort.postMessage(undefined, [buffer]);
}
