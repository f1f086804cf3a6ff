// Journey: filing for somebody else; whose account, whose paper, and that passwords stay with their owner.
import { testJourney } from './table.ts';

testJourney('for_someone_else', {
  for_whom: {
    leads: {
      child: ['end:end_child', 'không cần ủy quyền'],
      family: 'has_paper',
      neighbour: ['helper_rules', 'tự gõ mật khẩu'],
      company: 'business_filing.what_company',
    },
    says: { 'bố mẹ': 'has_paper', 'tình nguyện viên': 'helper_rules' },
  },
  has_paper: {
    via: ['family'],
    leads: { can: ['end:end_beside', 'Làm thủ tục cho bản thân'], cannot: 'papers_for_other' },
    says: { 'già yếu': 'papers_for_other' },
  },
  papers_for_other: {
    via: ['family', 'cannot'],
    leads: { done: ['end:end_for_other', 'Người khác ủy quyền'] },
    says: {
      'đủ rồi': 'end:end_for_other',
      'chưa có giấy ủy quyền': ['papers_for_other', 'Người nhờ ký trước cán bộ'],
      'giấy ủy quyền có rồi': ['papers_for_other', 'Tôi đã đánh dấu: Giấy ủy quyền'],
    },
  },
  helper_rules: {
    via: ['neighbour'],
    leads: { done: ['end:end_beside', 'Bạn chỉ chỗ bấm'] },
    says: { ok: 'end:end_beside' },
  },
});
