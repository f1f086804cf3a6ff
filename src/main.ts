// Starts the service with what Node made of the program the last time: compiling 600 files anew took a fifth of each start. Node keeps it
// when the process ends; keeping it at the first start made the first people wait almost two seconds.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before anything else is loaded, so before the settings are read; not in the common folder for temporary files, where others may write.
enableCompileCache(join(process.env['DATA_DIR'] ?? './data', 'compiled'));
await import('./serve.ts');
