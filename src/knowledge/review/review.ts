// Reviews a content folder as a good editor would: everything that loads and could still mislead or tire a citizen.
import { readContent } from '../load.ts';
import type { ContentProblem } from '../yaml-file.ts';
import { datedTexts, reviewedTopics, sourcedFigures, sourcedMoney } from './figures.ts';
import { digitalCitizens, gradeC, knownCodes, ownContent, wordsPerMethod } from './guides.ts';
import { questionIds, sharedAliases } from './names.ts';
import type { AnyFile, Rule } from './texts.ts';
import { noAddresses, plainWords, shortButtons, shortSentences, spelling } from './writing.ts';

const everywhere: readonly Rule[] = [
  shortSentences,
  plainWords,
  noAddresses,
  spelling,
  shortButtons,
  datedTexts,
];

/**
 * Reviews a content folder.
 * @returns every breach of the rules of writing and trust, in the order of the files
 * @throws ContentError when the folder does not even load
 */
export function reviewContent(dir: string): readonly ContentProblem[] {
  const { content, files } = readContent(dir);
  const { guides, topics, others } = files;
  const known = { has: (code: string) => content.guides.has(code) || content.codes.has(code) };
  const all: readonly AnyFile[] = [...guides, ...topics, ...others];
  return [
    ...all.flatMap((file) => [...everywhere.flatMap((rule) => rule(file)), ...knownCodes(file, known)]),
    ...guides.flatMap((file) => [
      ...ownContent(file),
      ...gradeC(file),
      ...digitalCitizens(file),
      ...wordsPerMethod(file),
      ...sourcedFigures(file),
    ]),
    ...topics.flatMap(reviewedTopics),
    ...others.flatMap(sourcedMoney),
    ...sharedAliases(guides),
    ...questionIds(guides, Object.values(content.flows)),
  ];
}
