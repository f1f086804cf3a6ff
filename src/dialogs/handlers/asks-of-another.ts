// «Căn cước thì sao?» in the middle of something else: a matter that is only named is asked back, and not taken for the one talked of.
import type { Guide } from '../../knowledge/types.ts';
import { words } from '../phrases.ts';
import type { Handler, Turn } from '../turn.ts';
import { askWhich } from './ask-which.ts';

const asksOn =
  /^(?:(?:the|vay|con|da|a|ma|rua) )*(.{2,30}?) thi (?:sao|the nao|ra sao|rang|lam sao)(?: (?:a|ha|ban|em|vay|nhi))*$/;
/** So like the name of what is talked of, the words are about that. */
const touched = 0.25;
/** So like a name of another procedure they must be. */
const named = 0.6;
/** More are no question. */
const mostChoices = 4;

/** Asks which procedure of another matter is meant; null where the words are about what is talked of, or name nothing. */
export const asksOfAnother: Handler = (turn) => {
  const { subject } = turn;
  const matter = asksOn.exec(words(turn.text).join(' '))?.[1];
  if (!subject || matter === undefined) return null;
  const papers = subject.documents.map((d) => d.name);
  if (turn.matcher.best(matter, papers) >= touched || likeness(turn, matter, subject) >= touched) return null;
  const others = [...turn.kb.guides.values()]
    .map((guide) => ({ guide, like: likeness(turn, matter, guide) }))
    .filter(({ like }) => like >= named)
    .sort((a, b) => b.like - a.like);
  return askWhich(
    turn,
    others.slice(0, mostChoices).map(({ guide }) => guide),
  );
};

const likeness = ({ matcher }: Turn, matter: string, guide: Guide): number =>
  matcher.best(matter, [guide.title, ...guide.aliases]);
