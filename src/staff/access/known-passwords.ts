// Tells passwords that others know already: those of lists that were leaked, rows of keys and digits, and words that everybody here would try.
import { fold } from '@guidance-hatinh/lang-vi';

/** What a password for this desk is first guessed to be made of; folded, without blanks. */
const wordsOfThePlace =
  /hatinh|vietnam|matkhau|password|dichvucong|thutuc|hanhchinh|trolyao|troly|banlamviec|bancanbo|canbo|quantri|admin|ubnd|uyban|nhandan|motcua|trungtam|phucvu|congan|phuong|tinh|xa/g;

/** Guesses of an attacker who knows the lists, as a power of ten: what a name and a year are worth. */
const fewGuesses = 8;

/** Loaded with the first password that is chosen: reading the lists takes a moment that no start should wait for. */
let lists: Promise<(password: string, name: string) => number> | undefined;

async function readLists(): Promise<(password: string, name: string) => number> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const checker = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary });
  return (password, name) => checker.check(password, [name]).guessesLog10;
}

/** @returns one sentence on why others would guess it; null if they would not */
export async function whyKnown(password: string, name: string): Promise<string | null> {
  const plain = fold(password).replace(/\s+/g, '');
  const left = plain.replace(wordsOfThePlace, '').replace(/[^\p{L}]/gu, '');
  if (left.length < 4)
    return 'Mật khẩu chỉ gồm tên tỉnh, tên dịch vụ hoặc con số, ai cũng đoán được. Bạn ghép vài từ khác vào.';
  lists ??= readLists();
  return (await lists)(plain, name) < fewGuesses
    ? 'Mật khẩu này nhiều người đã dùng và đã bị lộ, hoặc dễ đoán. Bạn ghép vài từ không liên quan với nhau.'
    : null;
}
