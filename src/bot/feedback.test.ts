// The question at the end of a guide, where there is no widget: each button says which answer it is about, in one message.
import { expect, it } from 'vitest';
import type { FinishedAnswer } from '../dialogs/types.ts';
import { askingHelped, feedbackAnswer, feedbackOf, readFeedbackToken } from './feedback.ts';

const ended: FinishedAnswer = {
  ...{ status: 'step', procedure: '1.001193', number: 'KT7K-4M3P', blocks: [], links: [], sources: [] },
  choices: [{ label: 'Việc khác', token: 'm|menu' }],
};

it('asks below the other buttons, then why not, and carries the answer number through', () => {
  const [, yes, no] = askingHelped(ended).choices;
  expect(readFeedbackToken(yes?.token ?? '')).toEqual({ number: 'KT7K-4M3P', said: 'yes' });
  const said = readFeedbackToken(no?.token ?? '');
  expect(said).toEqual({ number: 'KT7K-4M3P', said: 'no' });
  const reasons = feedbackAnswer('KT7K-4M3P', 'no').choices.map(
    ({ token }) => readFeedbackToken(token)?.said,
  );
  expect(reasons).toEqual(['wrong', 'unclear', 'missing', 'other']);
  expect(feedbackOf('KT7K-4M3P', 'wrong', 'zalo')).toMatchObject({ helped: false, reason: 'wrong' });
  expect(feedbackAnswer('KT7K-4M3P', 'wrong').blocks).toMatchObject([
    { text: expect.stringContaining('KT7K-4M3P') as string },
  ]);
});

it('leaves other buttons and answers without a number alone', () => {
  for (const token of ['m|menu', 'fb|', 'fb|KT7K-4M3P|great', ''])
    expect(readFeedbackToken(token)).toBeNull();
  expect(askingHelped({ ...ended, number: null }).choices).toHaveLength(1);
});
