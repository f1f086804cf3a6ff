// Starts the service: reads the environment, opens everything, prints one line with the address, and stops cleanly on a signal.
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { CodedError } from './errors.ts';
import { createLog } from './log.ts';
import { createMetrics } from './operations/operations.ts';

try {
  const config = readConfig(process.env);
  const metrics = createMetrics();
  const log = createLog(config.logLevel, undefined, (code) => {
    metrics.errorLogged(code);
  });
  const app = await createApp(config, log, { metrics });
  const address = await app.start();
  const open = config.botFramework !== null && config.botFramework.app === null;
  const emulator = open ? ' (/api/messages mở cho Bot Framework Emulator của máy này, không hỏi ai gọi)' : '';
  process.stdout.write(`Trợ lý đang chạy tại ${address}${emulator}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void app.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  const code = error instanceof CodedError ? `Mã lỗi: ${error.code} (docs/reference/errors.md)\n` : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${code}`);
  process.exit(1);
}
