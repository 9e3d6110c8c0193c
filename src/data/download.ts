export interface LeavingFile {
  name: string;
  /** Media type. */
  type: string;
  content: string | Uint8Array | Blob;
}

/** How long the browser gets to begin the download before the bytes are let go. */
const BEGIN = 30_000;

/** Offers a file for download, unchanged. */
export function download({ name, type, content }: LeavingFile): boolean {
  const parts = content instanceof Uint8Array ? [new Uint8Array(content)] : [content];
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), BEGIN);
  return true;
}
