const TYPES: Record<string, [type: string, extension: string]> = {
  json: ['application/json', 'json'],
  html: ['text/html', 'html'],
  text: ['text/plain', 'txt'],
};

/** Offers bytes for download, unchanged. */
export function saveBytes(bytes: Uint8Array, name: string, kind: string): void {
  const [type, extension] = TYPES[kind] ?? ['application/octet-stream', 'bin'];
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${extension}`;
  link.click();
  URL.revokeObjectURL(url);
}
