// Turns what a person typed into standard written Vietnamese, token by token, so that every change can be traced to the letters it came from.
import { readClasses, readOwnForms } from './form-tables.ts';
import { FormTable, type Form } from './forms.ts';
import { joinSplit } from './joins.ts';
import { fold } from './letters.ts';
import { beforeOf } from './neighbours.ts';
import { repairWord, type Repair } from './repair.ts';
import { scan } from './scan.ts';
import { mendSlips } from './slips.ts';
import { dropHesitation } from './speech.ts';
import { writeOut, type NormalForm } from './tokens.ts';
import { BARE_BELOW, isTyped, rewrite, type Unit } from './unit.ts';
import { confirmWeak } from './weak-keys.ts';
import { readWords, WordList } from './words.ts';

/** Subject matter that a project adds to the general language: its abbreviations, its words. */
export interface Extension {
  readonly forms?: Iterable<Form>;
  readonly words?: Iterable<string>;
  /** Named lists of neighbours that the forms refer to with %name. */
  readonly classes?: ReadonlyMap<string, string>;
}

interface Knowledge {
  readonly forms: FormTable;
  readonly words: WordList;
}

function isMixedCase(units: readonly Unit[]): boolean {
  return units.some((unit) => isTyped(unit) && !unit.capitals);
}

function repairWords(units: readonly Unit[], { forms, words }: Knowledge): void {
  const weak = new Map<Unit, Repair>();
  const isForm = (word: string): boolean => forms.has(word);
  const mixedCase = isMixedCase(units);
  for (const unit of units) {
    if (!isTyped(unit) || isForm(unit.text) || (unit.capitals && mixedCase)) continue;
    const repair = repairWord(unit.text, words, isForm);
    if (repair === undefined) continue;
    if (repair.weak) weak.set(unit, repair);
    else rewrite(unit, repair.text, fold(repair.text), repair.rule);
  }
  confirmWeak(units, weak, words);
}

function isBare(units: readonly Unit[]): boolean {
  let words = 0;
  let marked = 0;
  for (const unit of units) {
    if (!isTyped(unit)) continue;
    words++;
    if (unit.text !== unit.folded) marked++;
  }
  return marked * BARE_BELOW < words;
}

function readFormsIn(units: readonly Unit[], { forms, words }: Knowledge): Unit[] {
  const bare = isBare(units);
  const mixedCase = isMixedCase(units);
  const out: Unit[] = [];
  for (let at = 0; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined) continue;
    const reading = isTyped(unit)
      ? forms.read({ units, at, before: beforeOf(out.at(-1)), bare, mixedCase }, words)
      : undefined;
    if (reading === undefined) {
      out.push(unit);
      continue;
    }
    const covered = units.slice(at, at + reading.length);
    at += reading.length - 1;
    if (covered.map((each) => each.text).join(' ') === reading.standard) {
      out.push(...covered);
      continue;
    }
    const whole: Unit = { ...unit, end: covered.at(-1)?.end ?? unit.end };
    rewrite(whole, reading.standard, fold(reading.standard), reading.rule);
    out.push(whole);
  }
  return out;
}

/**
 * Makes a normalizer that also knows a project's own abbreviations and words.
 * Its forms are tried before the package's own, so that a project may decide otherwise.
 */
export function createNormalForm(extension: Extension = {}): (text: string) => NormalForm {
  const knowledge: Knowledge = {
    forms: new FormTable(
      [...(extension.forms ?? []), ...readOwnForms()],
      new Map([...readClasses(), ...(extension.classes ?? [])]),
    ),
    words: new WordList([...readWords(), ...(extension.words ?? [])]),
  };
  return (original) => {
    const units = scan(original);
    repairWords(units, knowledge);
    const joined = joinSplit(units, knowledge.words, (word) => knowledge.forms.has(word));
    dropHesitation(joined);
    const read = readFormsIn(
      joined.filter((unit) => unit.text !== '' || unit.rule !== ''),
      knowledge,
    );
    mendSlips(read, knowledge.words);
    return writeOut(original, read);
  };
}

let ownReader: ((text: string) => NormalForm) | undefined;

/**
 * Reads a message as standard written Vietnamese. Deterministic, never throws, linear in the length of the text, keeps nothing of it.
 * The tables are read at the first call.
 * @example normalForm('nop ho so o mo').text // 'nop ho so ở đâu'
 */
export function normalForm(text: string): NormalForm {
  ownReader ??= createNormalForm();
  return ownReader(text);
}
