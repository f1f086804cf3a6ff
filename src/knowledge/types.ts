// The content types the other rooms work with, derived from the schemas so that there is one truth.
import type { z } from 'zod';
import type * as journeySchema from './journey-schema.ts';
import type * as schema from './schema.ts';

export type Method = z.infer<typeof schema.method>;
export type Guard = z.infer<typeof schema.guard>;
export type Source = z.infer<typeof schema.source>;
export type Fee = z.infer<typeof schema.fee>;
export type Duration = z.infer<typeof schema.duration>;
export type PaperForm = z.infer<typeof schema.paperForm>;
export type Document = z.infer<typeof schema.document>;
export type Question = z.infer<typeof schema.question>;
export type QuestionChoice = z.infer<typeof schema.choice>;
export type Step = z.infer<typeof schema.step>;
export type Submission = z.infer<typeof schema.submission>;
/** A guide as people write it: content/guides/<code>.yml. */
export type WrittenGuide = z.infer<typeof schema.guide>;

/** What is known of a procedure, and who says so. */
export type Guide = WrittenGuide & {
  /** `guide`: people wrote it. `record`: derived from the official record of the portal, edited by nobody. */
  readonly layer: 'guide' | 'record';
  /** Warnings about the record itself that belong to every fact taken from it. */
  readonly notices: readonly string[];
  /** The office in the record's own words; they go before the name of the register. */
  readonly officeWords?: string;
};

export type Flow = z.infer<typeof schema.flow>;
export type Office = z.infer<typeof schema.office>;
export type Contact = z.infer<typeof schema.contact>;
export type Link = z.infer<typeof schema.link>;
export type LinkCheck = z.infer<typeof schema.linkCheck>;
export type LinkForm = z.infer<typeof schema.linkForm>;
export type Centre = z.infer<typeof schema.centre>;
export type Unit = z.infer<typeof schema.unit>;
export type MoveWords = z.infer<typeof schema.moveWords>;
export type Topic = z.infer<typeof schema.topic>;

export type JourneyFlow = z.infer<typeof journeySchema.journey>;
export type JourneyNode = z.infer<typeof journeySchema.journeyNode>;
export type JourneyNodeOf<K extends JourneyNode['kind']> = Extract<JourneyNode, { kind: K }>;
export type JourneyRoute = JourneyNodeOf<'explain'>['next'];
export type OpeningHours = z.infer<typeof journeySchema.openingHours>;
