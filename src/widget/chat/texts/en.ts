// Every word that the widget itself says, in English; fetched only by those who talk English.
import type { Texts } from './vi.ts';

export const english: Texts = {
  locale: 'en-US',
  title: 'Hà Tĩnh assistant',
  subtitle: 'Automatic answers',
  skip: 'Go to the question box',
  log: 'Conversation',
  person: 'You said:',
  assistant: 'The assistant answers:',
  clerk: 'Officer',

  intro:
    'A machine answers here, not an officer; it may misunderstand. Messages are kept; numbers of papers are masked before that.',
  introMore: 'How are messages kept?',
  introKept: 'Messages are on the server of this service, so that you can read them again and go on.',
  introDays: (days) => `After ${days} days they are deleted. You can delete them earlier at any time.`,
  introMasked:
    'Numbers of identity papers, phones and cards are masked before anything is kept. You never need to send such numbers, passwords or OTP codes here.',
  introDevice:
    'This device remembers the conversation. On a shared device, open “More” when you are done and press “Delete this conversation”.',

  step: (number, total) => `Step ${number}/${total}`,
  sees: 'When it is done:',
  notice: 'Please note:',
  papersHave: (have, all) => `Ready: ${have}/${all}`,
  paperOptional: 'if it applies',
  papersOptional: (count) => `Only if it applies to you (${count})`,
  source: 'Source:',
  recordOn: (date) => `by the Portal’s record of ${sayDate(date)}`,
  verifiedOn: (date) => `checked on ${sayDate(date)}`,
  number: 'Answer number',
  picked: 'you chose this',
  opensNewPage: 'opens a new page',
  more: 'Show more',
  less: 'Show less',
  copyLink: 'Copy the link',
  copied: 'Copied',
  shareLink: 'Send the link',

  helped: 'Did this help you?',
  helpedAnswers: { yes: 'Yes', no: 'No' },
  helpedWhy: 'What was missing?',
  helpedReasons: { wrong: 'It is wrong', unclear: 'Not clear', missing: 'Incomplete', other: 'Other' },
  helpedThanks: 'Thank you.',
  helpedReport: 'Say what is wrong',

  label: 'Your question',
  placeholder: 'Type your question…',
  send: 'Send',
  back: 'Go back',
  handover: 'Talk to a person',
  newest: 'New message',

  sending: 'Sending…',
  waitsForNetwork: 'Not sent yet. I send it as soon as there is a network; no need to type it again.',
  failed: 'The server did not take this message.',
  again: 'Send again',
  unreachable: 'Connection lost. Connecting again…',
  opening: 'Opening…',
  busy: 'Many people are asking at the moment. Please wait, I will open it by myself.',
  anew: 'The earlier conversation has expired. We begin anew from here.',

  larger: 'A+ text size',
  sizes: ['medium', 'large', 'very large'],
  menu: 'More',
  close: 'Close the assistant',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
  print: 'Print the conversation',
  leave: 'New conversation',
  times: 'Show times',
  sendMe: 'Send it to me to go on later',
  sendMeSays: 'Continue tomorrow',
  goOnIn: (name) => `Go on in ${name}`,
  pasteSays: (name) =>
    `A code is copied for you. Open ${name}, paste the code into the message box and send it.`,
  pasteCode: 'If you cannot paste it, copy this code:',
  qr: 'Show a QR code for another device',
  qrAlt: 'QR code. Scanned with another phone, it opens the very place where you are.',
  ownData: 'My data',
  ownDataSays: 'Export my data',
  erase: 'Delete this conversation',
  eraseSure:
    'Delete this conversation for good? Messages and what you were doing are deleted from the server and cannot be brought back.',
  eraseYes: 'Delete',
  eraseNo: 'Keep it',
  erasing: 'Deleting…',
  eraseFailed: 'Not deleted yet. Please try again when there is a network.',
  copy: 'Copy',
  share: 'Send',
  aloud: 'Read aloud',
  quiet: 'Stop reading',
  speak: 'Speak instead of typing',
  hearing: 'Listening, press to stop',
  listens: 'Listening…',
  speechNote:
    'The browser sends your voice to its maker (such as Google or Apple) to turn it into words. The assistant gets words only, when you press “Send”. Do not read out numbers of papers.',
  speechYes: 'I understand, speak now',
  speechNo: 'No, I will type',
  speechFailed: 'I could not hear that. Please try again or type.',
};

/** 2026-07-18 → 18 July 2026 */
function sayDate(iso: string): string {
  return new Date(iso.slice(0, 10)).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}
