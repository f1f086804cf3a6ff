// Which ways of filing a message names: by internet, by post, in person.
import { fold } from '@guidance-hatinh/lang-vi';
import type { Method } from '../knowledge/types.ts';

/** Words of a method, folded; short ones stand only where they mean nothing else. */
const phrases: Readonly<Record<Method, readonly string[]>> = {
  online: [
    'qua mang',
    'tren mang',
    'truc tuyen',
    'online',
    'internet',
    'tren cong',
    'qua cong',
    'dich vu cong',
    'cong quoc gia',
    'bang dien thoai',
    'tren dien thoai',
    'qua dien thoai',
    'tu xa qua may',
    'tren may tinh',
    'bang may tinh',
    'o nha nop',
    'nop tai nha',
    'qua vneid',
    'tren vneid',
    'qua web',
    'tren web',
  ],
  post: [
    'buu dien',
    'buu chinh',
    'buu pham',
    'buu cuc',
    'chuyen phat',
    'ship ve nha',
    'gui ve nha',
    'giao tan nha',
    'tra ket qua tai nha',
    'vnpost',
    'gui thu',
  ],
  counter: [
    'truc tiep',
    'tan noi',
    'tai quay',
    'ra xa',
    'len xa',
    'ra phuong',
    'len phuong',
    'ra uy ban',
    'len uy ban',
    'tai xa',
    'tai phuong',
    'ra cong an',
    'len cong an',
    'tai mot cua',
    'bo phan mot cua',
    'ra mot cua',
    'toi noi nop',
    'mang giay to ra',
    'len tinh',
    'den trung tam',
    'tai trung tam',
  ],
};

/**
 * @param text - a message in normal form
 * @returns the methods named, in the order of their first mention
 */
export function methodsIn(text: string): Method[] {
  const line = ` ${fold(text)} `;
  const found: [number, Method][] = [];
  for (const method of ['online', 'post', 'counter'] as const) {
    const places = phrases[method].map((phrase) => line.indexOf(` ${phrase} `)).filter((at) => at >= 0);
    if (places.length > 0) found.push([Math.min(...places), method]);
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, method]) => method);
}
