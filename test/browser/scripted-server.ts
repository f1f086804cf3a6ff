// The scripted service as a process of its own: tests kill it and start it again.
import { readConfig } from '../../src/config.ts';
import { createScriptedService } from './scripted-service.ts';

const config = readConfig(process.env);
const service = await createScriptedService(config, { directory: config.dataDir });
process.stdout.write(`${await service.start()}\n`);
