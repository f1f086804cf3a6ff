// Checks what the assistant knows: content, the learnt model, the official records.
import { createBrain } from '../../brain.ts';
import type { Config } from '../../config.ts';
import { createLog } from '../../log.ts';
import { openStorage } from '../../storage/storage.ts';
import { bad, good, shouldLook, type Check, type Found } from './check.ts';

/** Days. */
const oldestCatalogue = 60;
const day = 86_400_000;
/** Something everybody asks. */
const sample = 'em muon lam khai sinh cho con';

export function knowledgeChecks(config: Config): Check[] {
  return [
    { name: 'Nội dung và mô hình', look: () => brain(config) },
    { name: 'Bản ghi của Cổng', look: () => catalogue(config) },
  ];
}

async function brain({ dataDir }: Config): Promise<Found[]> {
  const started = performance.now();
  const { kb, understanding } = createBrain(dataDir);
  const { candidates } = await understanding.understand(sample);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return candidates.length === 0
    ? [bad(`mô hình không hiểu «${sample}». Xóa các tệp .bin trong DATA_DIR để học lại.`)]
    : [good(`${kb.guides.size} hướng dẫn, đọc và học xong sau ${seconds} giây.`)];
}

async function catalogue({ databaseUrl, dataDir }: Config): Promise<Found[]> {
  const storage = await openStorage(
    databaseUrl === null ? { directory: dataDir } : { databaseUrl },
    createLog('silent'),
  );
  try {
    const newest = await storage.catalogue.newest();
    if (newest === null)
      return [
        shouldLook('chưa nhập; chỉ trả lời được các hướng dẫn có sẵn. npm run catalogue -- import <tệp>.'),
      ];
    const age = Math.floor((Date.now() - new Date(newest.crawledOn).getTime()) / day);
    const says = `lấy ngày ${newest.crawledOn}, ${age} ngày trước.`;
    return [
      age > oldestCatalogue
        ? shouldLook(`${says} Nên nhập bản mới: phí và thời hạn có thể đã đổi.`)
        : good(says),
    ];
  } finally {
    await storage.close();
  }
}
