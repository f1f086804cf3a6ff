// What people tell of themselves in the middle of a guide («nhà em cũng hộ nghèo lắm», «em đi làm xa») asks for no other procedure.
import type { Guide } from '../../knowledge/types.ts';
import { text } from '../parts.ts';
import { startChoice } from '../pending.ts';
import { words } from '../phrases.ts';
import { presentShort } from '../present.ts';
import { reply, type Running, type Turn } from '../turn.ts';
import type { StepResult } from '../types.ts';

/** Something that is not there, or is, without saying whose: «chưa có vneid», «không có di chúc». */
const having =
  /^(?:(?:da|a|thi|ma|vi|do|tai|vay|the|nhung|hien|nay|gio) )*(?:chua co|khong co|ko co|k co|no co|chua lam|chua dang ky|da co|co san) /;
/** Somebody of one's own, at the beginning. */
const oneself =
  /^(?:(?:da|a|thi|ma|vi|do|tai|u|uh|noi that|that ra|gio|nay|hien|hoan canh|gia dinh|nha|ca|ben|phia|con|vo|chong|bo|me|cha|ba|ong|mu|mu ah|o|cau|chu|bac|di|anh|chi|hai) )*(?:nguoi dan|cong dan|toi|em|minh|tui|choa|chau|con|tau|bo|me|ba|ong|vo|chong|nha|gia dinh|vo chong|be|em be|anh|chi|cu) (?!muon|can|xin|hoi|dinh|tinh|phai|nho)/;
/** How things are, without saying whose: «vẫn ở chung nhà với ông bà», «năm nay 60 tuổi». */
const state = /^(?:van|dang|moi|vua) (?!ky )|^(?:nam nay |gio |hien )?\d+ tuoi\b/;
/** Words that ask, wish, or name something to be done. */
const asks =
  / (?:muon|can|xin|dinh|tinh|nho|hoi|phai|dang ky|cap|doi|sua|thu tuc|nop|mua|chuyen|huong dan|chi|gi|dau|mo|nao|may|bao|sao|rang|the nao|ra sao|khong|ko|k|nua|tach|nhap|tiep|lam (?!viec |an |thue |xa |cong |ruong |nong |nghe |bien |o |ben |trong |ngoai |suot |ca )\S+) /;
/** «em mất căn cước», «bằng lái của em hết hạn»: something happened to a paper, and that is a matter of its own. */
const happened =
  / (?:mat|hong|rach|het han|qua han|sai|nham|that lac|cuon|chay|uot|sinh|de|chet|qua doi|cuoi|ly hon) /;

/** True for a statement about oneself or one's own, as typed or in standard spelling, that neither asks nor wishes for anything. */
export function tellsOfOneself({ text: typed, understanding }: Turn): boolean {
  return !/\?\s*$/.test(typed) && [typed, understanding.text].some(tells);
}

function tells(said: string): boolean {
  const line = words(said).join(' ');
  if (having.test(`${line} `)) return !asks.test(` ${line.replace(having, '')} `);
  return (oneself.test(`${line} `) || state.test(line)) && !asks.test(` ${line} `);
}

/** True where it tells how things are, and of nothing that happened and may have to be dealt with. */
export function tellsHowThingsAre(turn: Turn): boolean {
  return tellsOfOneself(turn) && !happened.test(` ${words(turn.text).join(' ')} `);
}

/** It was heard; the other procedure is one press away, and what is pending comes once more. */
export function heard(turn: Turn, running: Running, other: Guide): StepResult {
  const label = turn.kb.say('buttons.switch_to', { title: other.title });
  return reply(
    turn,
    'answered',
    [
      text(turn.kb.say('start.heard', { title: other.title })),
      presentShort(turn, running),
      { choices: [startChoice(other, label)] },
    ],
    { asked: null },
  );
}
