// The door of what citizens' pages and the clerks' desk show alike: a procedure, an answer, a source. So they can never differ.
export { drawAnswerNumber, readAnswerNumber } from './answer-number.ts';
export { drawConversationCode, readConversationCode } from './conversation-code.ts';
export { ownDataFile } from './own-data.ts';
export { answerHtml, blocksHtml } from './answer-html.ts';
export {
  viewProcedure,
  type Line,
  type MethodView,
  type PaperView,
  type ProcedureView,
  type StepView,
} from './procedure-view.ts';
export { saySource } from './say-source.ts';
