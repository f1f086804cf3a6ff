import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLog } from './log.ts';

function collect(): { lines: string[]; stream: Writable } {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, stream };
}

it('hides words and secrets wherever they stand, and keeps the rest', () => {
  const { lines, stream } = collect();
  const log = createLog('info', stream);
  log.info({ text: 'xin chào', conversation: 'c1' }, 'One');
  log.info({ err: Object.assign(new Error('x'), { detail: 'Key (042083012345)' }) }, 'Two');
  log.info(
    { req: { headers: { authorization: 'Bearer abc' } }, turn: { payload: { x: 'lời nói' } } },
    'Three',
  );
  log.debug({}, 'Four');
  const written = lines.join('');
  for (const hidden of ['xin chào', '042083012345', 'Bearer abc', 'lời nói', 'Four'])
    expect(written).not.toContain(hidden);
  for (const kept of ['"conversation":"c1"', 'One', 'Two', 'Three', '[hidden]'])
    expect(written).toContain(kept);
});
