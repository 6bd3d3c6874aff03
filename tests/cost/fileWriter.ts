import { closeSync, openSync, writeSync } from 'node:fs';

/** Characters that are collected before they are written. */
const chunk = 1 << 20;

/** Writes a large text in pieces. */
export class FileWriter {
  private readonly file: number;
  private text = '';

  constructor(path: string) {
    this.file = openSync(path, 'w');
  }

  add(text: string): void {
    this.text += text;
    if (this.text.length > chunk) {
      this.flush();
    }
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, this.text);
    this.text = '';
  }
}
