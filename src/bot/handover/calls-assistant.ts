// The words by which a person wants the assistant back from a human, wherever that human answers.

/** «gặp trợ lý», «back to the assistant», also without marks and within a sentence. */
const calls =
  /(?:^|[^\p{L}])(?:(?:gap|goi|hoi) (?:lai )?tro ly|(?:ask|call|to) the (?:assistant|bot))(?:$|[^\p{L}])/u;

export const callsAssistant = (said: string): boolean => calls.test(withoutMarks(said));

function withoutMarks(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}
