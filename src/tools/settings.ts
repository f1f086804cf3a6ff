// `npm run -s settings`: prints docs/van-hanh/cau-hinh.md, the page of all settings.
import { environment } from '../config.ts';
import { settingsReference } from '../config/reference.ts';

process.stdout.write(settingsReference(environment));
