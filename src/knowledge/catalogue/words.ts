// The one way the catalogue gets its Vietnamese sentences: from content/replies/record.yml.

/** Fills a reply; see `KnowledgeBase.say`. */
export type Say = (key: string, places?: Readonly<Record<string, string>>) => string;
