// A complaint about money that somebody receives («lương hưu bị trả thiếu») asks who pays it; it is no application for it.
import { words } from '../phrases.ts';
import type { Handler } from '../turn.ts';
import { sayTopic } from './topics.ts';

const benefit =
  / (?:luong huu|tien huu|huu tri|tro cap|tien tuat|mai tang|che do|bao tro|that nghiep|thai san|om dau|tien (?:nguoi|khuyet tat|benh binh|thuong binh|co cong|bao hiem)) /;
/** Less came than should have, too late, or nothing any more. */
const trouble =
  / (?:thieu|it hon|thap hon|hut|bi (?:cat|dung|ngung|ngat|tru|giam|cham|treo|tam dung)|tu nhien (?:mat|giam|it|cat)|cham|tre|(?:chua|khong|ko|no|no chua|cha) (?:thay )?(?:nhan duoc|tra|ve|chi tra|co tien|vao tai khoan|thay|thay tien|duoc linh|duoc tra)|sai (?:so tien|muc)) /;
/** Papers that are missing, and a wish to apply, are another matter; «trẻ» is not «trễ». */
const otherwise =
  / (?:giay|ho so|to khai|don|xin|muon|dang ky|lam (?:the nao|sao|ho so|thu tuc|don)|thu tuc|nop|dieu kien|chuyen noi|chua tung|bao gio|lan nao|chua duoc huong|tre (?:em|mo coi|nho|khuyet tat|bo roi)) /;

/** Words for a benefit and for trouble with it, and none for an application. */
export const benefitComplaint: Handler = (turn) => {
  const said = ` ${words(turn.text).join(' ')} `;
  if (!benefit.test(said) || !trouble.test(said) || otherwise.test(said)) return null;
  const topic = turn.kb.topics.find((t) => t.id === 'benefit_complaint');
  return topic ? sayTopic(turn, topic) : null;
};
