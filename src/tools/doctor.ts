// `npm run doctor`: checks everything an installation needs, and says in Vietnamese what to do about what is missing.
import { readConfig } from '../config.ts';
import { channelChecks } from './doctor/channels.ts';
import { databaseChecks } from './doctor/database.ts';
import { deskChecks } from './doctor/desk.ts';
import { knowledgeChecks } from './doctor/knowledge.ts';
import { machineChecks } from './doctor/machine.ts';
import { guarded, type Check } from './doctor/check.ts';

const signs = { good: '✓', look: '!', bad: '✗' } as const;

/** Prints as it goes: some checks take seconds. */
async function run(checks: readonly Check[]): Promise<boolean> {
  let well = true;
  for (const { name, look } of checks) {
    for (const { state, says } of await guarded(look)) {
      if (state === 'bad') well = false;
      process.stdout.write(`${signs[state]} ${name}: ${says}\n`);
    }
  }
  return well;
}

try {
  const config = readConfig(process.env);
  process.stdout.write('✓ Cài đặt: các biến môi trường đọc được.\n');
  const well = await run([
    ...machineChecks(config),
    ...databaseChecks(config),
    ...deskChecks(config),
    ...knowledgeChecks(config),
    ...channelChecks(config),
  ]);
  process.stdout.write(
    well ? '\nChạy được. Dòng «!» là việc nên làm.\n' : '\nCòn dòng ✗: sửa xong hãy chạy lại.\n',
  );
  process.exitCode = well ? 0 : 1;
} catch (error) {
  process.stdout.write(`✗ Cài đặt: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
