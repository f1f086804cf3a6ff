// The addresses of the clerks' desk and of the API, with what they need of the other rooms.
import { randomBytes } from 'node:crypto';
import type { BotDoors } from './bot/bot.ts';
import { maskPersonal } from './bot/masking.ts';
import { plainText } from './bot/renderers/plain-text.ts';
import { splitText } from './bot/renderers/split-text.ts';
import { zaloLimits } from './bot/renderers/zalo.ts';
import { readIntentFiles } from './brain.ts';
import { standing } from './dialogs/dialogs.ts';
import { satisfactionOf } from './feedback-intake.ts';
import { suggest, type House } from './house.ts';
import { intentChoices } from './intent-choices.ts';
import { recordThen } from './knowledge/knowledge.ts';
import { createRehearsal } from './rehearsal.ts';
import { createSeal, reportNames, sealSecondFactors, staffRoutes } from './staff/staff.ts';
import type { Storage } from './storage/types/storage.ts';
import type { Route } from './web/types.ts';

/**
 * Seals what staff have on their phones, where the operator gave a key.
 *
 * @throws CodedError `staff-key-missing`
 */
export function sealStaff({ config, storage }: Pick<House, 'config' | 'storage'>): Promise<void> {
  return sealSecondFactors(storage.staff.accounts, createSeal(config.staff.secondFactorKey));
}

/** Under this failed attempts to sign in are counted; the same for all processes. */
export function staffKeyOf(storage: Storage): Promise<string> {
  return storage.secrets.getOrCreate('staff-key', () => randomBytes(32).toString('base64url'));
}

export function clerkRoutes(house: House, key: string, doors: BotDoors): Route[] {
  const { config, storage, brain, service, now, models } = house;
  const { resumeUrl, talk, clerks } = doors;
  const kb = () => brain().kb;
  const hours = () => kb().hours;
  const titleOf = (code: string): string | null => kb().guide(code)?.title ?? null;
  const mask = (text: string): string => maskPersonal(text).text;
  return staffRoutes({
    staff: storage.staff,
    personal: storage.personal,
    reports: {
      facts: storage.facts,
      figures: storage.figures,
      names: reportNames(kb),
      satisfaction: (from, to) => satisfactionOf(storage.feedback, from, to),
    },
    settings: config.staff,
    key,
    publicUrl: config.publicUrl,
    now,
    feedback: { feedback: storage.feedback, kb, mask },
    api: {
      ask: (conversationId, text, at) =>
        talk({ channel: 'api', conversationId, input: { kind: 'text', text }, at }),
      inLetters: plainText,
    },
    handover: {
      handovers: storage.handovers,
      transcript: storage.transcript,
      clerks,
      standing: (state) => standing(kb(), state),
      answersTo: createRehearsal({ talk, forget: (id) => storage.conversations.forget(id), now }),
      hours,
      present: config.handover.present,
    },
    notices: {
      service: storage.service,
      hours,
      titleOf,
      askInstead: kb().fill('{portal} (Tổng đài Cổng Dịch vụ công quốc gia).'),
    },
    reference: {
      kb,
      find: (words, most) => brain().understanding.find(words, most),
      answers: storage.answers,
      resting: (code) => service.on('web').procedures.get(code) ?? null,
      recordThen: (code, day) => recordThen(storage.catalogue, code, day),
      resumeUrl,
      chatTexts: (answer) => splitText(plainText(answer), zaloLimits.text),
    },
    learning: {
      questions: storage.questions,
      lessons: storage.lessons,
      intents: intentChoices(readIntentFiles(models)),
      suggest: (words) => suggest(house, words),
      titleOf,
      mask,
    },
  });
}
