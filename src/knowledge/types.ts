// The content types the other rooms work with, derived from the schemas so that there is one truth.
import type { z } from 'zod';
import type * as journeySchema from './schema/journey.ts';
import type * as flowSchema from './schema/flow.ts';
import type * as guideSchema from './schema/guide.ts';
import type * as linkSchema from './schema/links.ts';
import type * as registers from './schema/registers.ts';
import type * as topicSchema from './schema/topics.ts';
import type * as values from './schema/values.ts';

export type Method = z.infer<typeof values.method>;
export type Guard = z.infer<typeof values.guard>;
export type Source = z.infer<typeof values.source>;
export type Fee = z.infer<typeof guideSchema.fee>;
export type Duration = z.infer<typeof guideSchema.duration>;
export type PaperForm = z.infer<typeof guideSchema.paperForm>;
export type Document = z.infer<typeof guideSchema.document>;
export type Question = z.infer<typeof flowSchema.question>;
export type QuestionChoice = z.infer<typeof flowSchema.choice>;
export type Step = z.infer<typeof flowSchema.step>;
export type Submission = z.infer<typeof guideSchema.submission>;
/** A guide as people write it: content/guides/<code>.yml. */
export type WrittenGuide = z.infer<typeof guideSchema.guide>;

/** What is known of a procedure, and who says so. */
export type Guide = WrittenGuide & {
  /** `guide`: people wrote it. `record`: derived from the official record of the portal, edited by nobody. */
  readonly layer: 'guide' | 'record';
  /** Warnings about the record itself that belong to every fact taken from it. */
  readonly notices: readonly string[];
  /** The office in the record's own words; they go before the name of the register. */
  readonly officeWords?: string;
};

export type Flow = z.infer<typeof flowSchema.flow>;
export type Office = z.infer<typeof registers.office>;
export type Contact = z.infer<typeof registers.contact>;
export type Link = z.infer<typeof linkSchema.link>;
export type LinkCheck = z.infer<typeof linkSchema.linkCheck>;
export type LinkForm = z.infer<typeof linkSchema.linkForm>;
export type Centre = z.infer<typeof registers.centre>;
export type Unit = z.infer<typeof registers.unit>;
export type MoveWords = z.infer<typeof topicSchema.moveWords>;
export type Topic = z.infer<typeof topicSchema.topic>;

export type JourneyFlow = z.infer<typeof journeySchema.journey>;
export type JourneyNode = z.infer<typeof journeySchema.journeyNode>;
export type JourneyNodeOf<K extends JourneyNode['kind']> = Extract<JourneyNode, { kind: K }>;
export type JourneyRoute = JourneyNodeOf<'explain'>['next'];
export type OpeningHours = z.infer<typeof journeySchema.openingHours>;
