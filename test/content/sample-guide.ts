// A small guide written for tests: a procedure that does not exist, complete for online and counter.

/** The guide as YAML; every line that a test changes stands by itself. */
export const sampleGuide = `code: "1.900001"
title: xin phép thả diều
officialName: Thủ tục cấp giấy phép thả diều ở bãi biển
field: Vui chơi ngoài trời
grade: B
gradeReason: Viết từ bản ghi, chưa có người kiểm lại.
portal:
  id: 019d0000-0000-7000-8000-000000900001
  cases: []
  keyword: thả diều
office: commune_committee
officeOnPortal: phường hoặc xã của bạn
summary: Xin xã cho thả diều ở bãi biển.
whoMayFile: Ai muốn thả diều thì tự nộp.
aliases: [xin thả diều biển, giấy thả diều biển, phép thả diều biển, thả diều ngoài bãi, chơi diều ở biển]
sources:
  - { id: record, title: Quyết định 77/QĐ-BTN, number: 77/QĐ-BTN, recordOn: 2026-07-18, kind: portal_record }
  - { id: circular, title: Thông tư 9/2026/TT-BTN, number: 9/2026/TT-BTN, kind: law }
reviewBy: 2027-01-15
questions:
  - id: kite_kind
    ask: Diều của bạn là loại nào?
    choices:
      - { value: small, label: Diều nhỏ }
      - { value: big, label: Diều lớn }
documents:
  - { id: form, name: Đơn đề nghị cấp giấy phép, forms: { online: e_form, counter: original }, source: record }
  - { id: photo, name: Ảnh con diều, forms: { online: photo, counter: original }, when: { kite_kind: [big] }, source: record }
methods:
  online:
    level: full
    durations: [{ value: 5, unit: working_day, source: record }]
    fees: [{ kind: amount, amount: 30000, source: record }]
    steps: { attach: { add: Chụp cả dây diều., source: record } }
    source: record
  counter:
    durations: [{ value: 5, unit: working_day, source: record }]
    fees: [{ kind: amount, amount: 30000, source: record }]
    steps: { go: { add: Không cần mang diều theo., source: record } }
    source: record
noMethod: { post: Bản ghi của Cổng không có cách gửi bưu điện. }
result: { text: giấy phép thả diều, source: record }
mistakes:
  - { text: Quên chụp dây diều., source: record }
  - { text: Mang diều đến quầy., source: record }
`;
