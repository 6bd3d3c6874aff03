/** Gives the reader a file. In a tab of its own, because Grafana takes every other link for one of its pages. */
export function downloadText(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.target = '_blank';
  link.click();
  URL.revokeObjectURL(address);
}
