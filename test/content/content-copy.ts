// A copy of the content that a test may spoil.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { contentFolder } from '../../src/knowledge/knowledge.ts';

/** A folder with the content of the project, removed after the test. */
export class ContentCopy {
  readonly folder: string;

  constructor(folder: string = mkdtempSync(join(tmpdir(), 'guidance-content-test-'))) {
    this.folder = folder;
    cpSync(contentFolder, folder, { recursive: true });
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  }

  /** Replaces a text of a file; the text must be there, so that a test cannot spoil nothing. */
  change(file: string, from: string, to: string): this {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no «${from}»`);
    writeFileSync(path, text.replace(from, to));
    return this;
  }

  /** Adds lines to the end of a file. */
  append(file: string, lines: string): this {
    const path = join(this.folder, file);
    writeFileSync(path, readFileSync(path, 'utf8') + lines);
    return this;
  }

  /** Without the guides, topics and journeys of the project: what is left loads fast and knows no procedure. */
  bare(): this {
    for (const part of ['guides', 'topics', 'journeys']) {
      rmSync(join(this.folder, part), { recursive: true });
      mkdirSync(join(this.folder, part));
      // Git keeps no empty folder.
      writeFileSync(join(this.folder, part, '.keep'), '');
    }
    for (const part of ['guides', 'topics', 'journeys'])
      rmSync(join(this.folder, 'en', part), { recursive: true });
    writeFileSync(join(this.folder, 'en/titles.yml'), '{}\n');
    return this;
  }

  write(file: string, text: string): this {
    writeFileSync(join(this.folder, file), text);
    return this;
  }

  remove(file: string): this {
    rmSync(join(this.folder, file));
    return this;
  }
}
