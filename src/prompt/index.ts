/** View -> blocks -> template -> request; reply -> reading. */
export type { OutputName } from './output/form.ts';
export { isPresentation, presentationsOf } from './presentation.ts';
export { PROGRAM, type ReplyText, readAnswer, readCriterion } from './read-answer.ts';
export { criteriaOf } from './request/asked.ts';
export { renderRequest } from './request/render-request.ts';
export { PROTOCOL, replyKey } from './request/reply-key.ts';
export type { Asking, Example } from './request/request-parts.ts';
export { checkTemplate } from './template/check-template.ts';
export { exampleLeaks } from './template/example-leaks.ts';
export { parseTemplate } from './template/parse-template.ts';
export type { Template } from './template/template.ts';
export { templateWarnings } from './template/template-warnings.ts';
export { type ShownItem, showItem } from './views/show-item.ts';
