import { loadKnowledge } from '../src/knowledge/knowledge.ts';
try { loadKnowledge(); console.log('ok'); } catch (e) { console.log(String((e as Error).message).slice(0, 6000)); }
