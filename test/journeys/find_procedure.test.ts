// Journey: find my procedure; from what happened at home to one procedure in at most three questions.
import { expect, test } from 'vitest';
import { kb, Walk } from './kit.ts';
import { testJourney } from './table.ts';

testJourney('find_procedure', {
  what_happened: {
    leads: {
      family: 'which_family',
      lost: 'lost_papers.which_paper',
      home: 'which_home',
      house: 'which_house',
      vehicle: 'vehicles.what_about_vehicle',
      business: 'opening_business.what_about_business',
      support: 'which_support',
      other: 'which_other',
    },
    says: {
      'mất giấy tờ': 'lost_papers.which_paper',
      'buôn bán': 'opening_business.what_about_business',
      '4': 'which_house',
    },
  },
  which_family: {
    via: ['family'],
    leads: {
      child: 'having_child.what_for_child',
      marriage: 'marriage.what_about_marriage',
      death: 'death_of_relative.what_after_death',
      wrong: 'guide:1.004859',
    },
    says: { 'lấy vợ': 'marriage.what_about_marriage', 'người mất': 'death_of_relative.what_after_death' },
  },
  which_home: {
    via: ['home'],
    leads: {
      moving: 'moving_home.what_about_home',
      id_new: 'which_id_card',
      abroad: 'going_abroad.why_abroad',
      vneid: 'guide:3.000228',
    },
    says: { 'tạm trú': 'moving_home.what_about_home', vneid: 'guide:3.000228' },
  },
  which_id_card: {
    via: ['home', 'id_new'],
    leads: {
      first: 'guide:1.014061',
      child: 'guide:1.014062',
      change: 'guide:1.014063',
      lost: 'guide:1.014064',
    },
    says: { 'hết hạn': 'guide:1.014063', 'làm mất': 'guide:1.014064' },
  },
  which_house: {
    via: ['house'],
    leads: { build: 'building_house.build_or_repair', land: 'land.what_about_land' },
    says: { 'sổ đỏ': 'land.what_about_land' },
  },
  which_support: {
    via: ['support'],
    leads: {
      study: 'study_and_work.study_or_work',
      pension: 'retirement.what_about_pension',
      welfare: 'social_support.whose_support',
    },
    says: { 'lương hưu': 'retirement.what_about_pension' },
  },
  which_other: {
    via: ['other'],
    leads: {
      certified: 'guide:2.000815',
      signature: 'guide:2.000884',
      record: 'guide:3.000333',
      legal: 'guide:2.000829',
      not_here: ['end:end_not_here', '18001096'],
    },
    says: { 'photo công chứng': 'guide:2.000815', 'không có': 'end:end_not_here' },
  },
});

test('back leads out of a journey that was led into, and shows the earlier answer', async () => {
  const child = Walk.begin('find_procedure').through('family', 'child');
  await child.moves('back').isAt('which_family', 'Lần trước bạn chọn: Có con nhỏ');
  await child.moves('back').moves('back').isAt('what_happened');
  await child.moves('restart').isAt('what_happened', 'làm lại từ đầu');
});

/** The most questions between this node and an outcome. */
function questionsFrom(journey: string, node: string): number {
  const found = kb.journeys.get(journey)?.nodes.find((n) => n.id === node);
  if (!found || found.kind === 'outcome') return 0;
  const routes = found.kind === 'question' ? found.choices.map((c) => c.next) : [found.next];
  const targets = routes.flatMap((r) => (typeof r === 'string' ? [r] : r.map((x) => x.to)));
  const rest = targets.map((t) => {
    const other = t.startsWith('journey:') ? t.slice('journey:'.length) : null;
    return other ? questionsFrom(other, kb.journeys.get(other)?.first ?? '') : questionsFrom(journey, t);
  });
  return (found.kind === 'question' ? 1 : 0) + Math.max(0, ...rest);
}

test('a life event is at most three questions away from its procedure, anything at most five', () => {
  for (const { id, first, nodes } of kb.journeys.values()) {
    if (nodes.some((n) => n.kind === 'outcome' && n.procedures.length > 0) && id !== 'find_procedure')
      expect(questionsFrom(id, first), id).toBeLessThanOrEqual(3);
  }
  expect(questionsFrom('find_procedure', 'what_happened')).toBeLessThanOrEqual(5);
});
