// temporary
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openChat, say } from './support/direct-line.ts';
import { openSocket } from './support/socket.ts';
const questions = ['em muon lam khai sinh cho con','phí bao nhiêu','cần giấy tờ gì để đăng ký kết hôn','nộp qua mạng','mất bao lâu thì có','quay lại','làm căn cước ở đâu','tôi chưa hiểu'];
const url = process.argv[2]!; const pid = Number(process.argv[3]); const n = Number(process.argv[4] ?? 1000);
const ticks = () => { const f = readFileSync(`/proc/${pid}/stat`,'utf8').split(') ')[1]!.split(' '); return (Number(f[11])+Number(f[12]))*10; };
const people = 8;
const pages = await Promise.all(Array.from({length: people}, async () => { const s = await openChat(url); return { s, stream: openSocket(s.streamUrl), c: 0 }; }));
const turn = async (p: (typeof pages)[number]) => { p.c++; const a = p.stream.until(2*p.c); await say(url, p.s, questions[p.c % 8]!); await a; };
for (const p of pages) for (let i=0;i<16;i++) await turn(p);
await setTimeout(200);
const t0 = ticks(); const w0 = performance.now();
await Promise.all(pages.map(async p => { for (let i=0;i<n/people;i++) await turn(p); }));
console.log(`cpu ms/turn ${((ticks()-t0)/n).toFixed(2)} wall ${((performance.now()-w0)/n).toFixed(2)}`);
process.exit(0);
