// `npm run content -- check`: tells the people who edit content every mistake at once, in Vietnamese.
import { loadKnowledge } from '../knowledge/knowledge.ts';
import { ContentError } from '../knowledge/yaml-file.ts';

const [command, dir] = process.argv.slice(2);
if (command !== 'check') {
  process.stderr.write('Cách dùng: npm run content -- check [thư mục nội dung]\n');
  process.exit(2);
}
try {
  const kb = loadKnowledge(dir);
  process.stdout.write(
    `Nội dung ổn: ${kb.guides.size} thủ tục, ${kb.topics.length} chủ đề, ${kb.units.size} xã phường, ${kb.links.size} đường dẫn.\n`,
  );
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
