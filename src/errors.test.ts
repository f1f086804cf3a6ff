import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CodedError, errorRegister } from './errors.ts';

const reference = await readFile(new URL('../docs/reference/errors.md', import.meta.url), 'utf8');
const sections = new Map(
  reference
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

describe('the register of errors', () => {
  it.each(Object.keys(errorRegister))(
    '%s has a section that says what happened, who acts and how',
    (code) => {
      const section = sections.get(code) ?? '';
      for (const part of ['**Chuyện gì:**', '**Ai xử lý:**', '**Làm gì:**']) expect(section).toContain(part);
    },
  );

  it('has no section about a code that does not exist', () => {
    expect([...sections.keys()].sort()).toEqual(Object.keys(errorRegister).sort());
  });
});

describe('CodedError', () => {
  it('says what the register says unless told more', () => {
    expect(new CodedError('turn-failed').message).toBe(errorRegister['turn-failed'].says);
    const cause = new Error('inner');
    const error = new CodedError('config-invalid', 'Biến PORT sai.', cause);
    expect([error.code, error.message, error.cause]).toEqual(['config-invalid', 'Biến PORT sai.', cause]);
  });
});
