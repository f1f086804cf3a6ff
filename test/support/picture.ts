// Compares what a page looks like with a picture kept in the repository, with a tolerance for the smallest differences of drawing.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How different a colour may be, 0 to 1, and how many of the picture's points may be more different than that. */
const threshold = 0.15;
export const tolerance = 0.002;
/** Between two levels of a colour. */
const step = 17;

/**
 * @param reference - path of the kept picture; with LOOKS=update in the environment it is written instead of compared
 * @param failures - folder for what was seen instead
 * @returns the share of points that differ; null when the picture was written
 * @throws Error when there is no kept picture, or one of another size
 */
export async function differs(shot: Buffer, reference: string, failures: string): Promise<number | null> {
  const seen = halved(PNG.sync.read(shot));
  if (process.env['LOOKS'] === 'update') {
    await save(seen, reference);
    return null;
  }
  const kept = PNG.sync.read(await readFile(reference));
  const name = reference.slice(dirname(reference).length + 1, -'.png'.length);
  if (kept.width !== seen.width || kept.height !== seen.height) {
    await save(seen, join(failures, `${name}.png`));
    throw new Error(`${name} is ${seen.width}×${seen.height}, the kept picture ${kept.width}×${kept.height}`);
  }
  const difference = new PNG({ width: seen.width, height: seen.height });
  const points = pixelmatch(kept.data, seen.data, difference.data, seen.width, seen.height, { threshold });
  const share = points / (seen.width * seen.height);
  if (share > tolerance) {
    await save(seen, join(failures, `${name}.png`));
    await save(difference, join(failures, `${name}.difference.png`));
  }
  return share;
}

/** Half the size and sixteen levels of each colour are enough to see what moved or changed its colour, in a tenth of the bytes. */
function halved({ width, height, data }: PNG): PNG {
  const half = new PNG({ width: width >> 1, height: height >> 1 });
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        const at = (row: number, column: number): number =>
          data[((2 * y + row) * width + 2 * x + column) * 4 + channel] ?? 0;
        const mean = (at(0, 0) + at(0, 1) + at(1, 0) + at(1, 1)) / 4;
        half.data[(y * half.width + x) * 4 + channel] = Math.round(mean / step) * step;
      }
    }
  }
  return half;
}

async function save(picture: PNG, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // Without a transparent channel, packed as tightly as it goes: there are thirty of them in the repository.
  await writeFile(
    path,
    PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 }),
  );
}
