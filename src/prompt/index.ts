/** View -> blocks -> template -> request; reply -> reading. */
export type { OutputName, Read } from './output/form.ts';
export { isPresentation, type Presentation, presentationsOf } from './presentation.ts';
export { PROGRAM, type ReadAs, type ReplyText, readAnswer, readCriterion } from './read-answer.ts';
export { criteriaOf } from './request/asked.ts';
export { renderRequest } from './request/render-request.ts';
export { type AskedLocally, type KeyParts, PROTOCOL, replyKey } from './request/reply-key.ts';
export type { Asking, Example } from './request/request-parts.ts';
export { checkTemplate, type TemplateContext } from './template/check-template.ts';
export { exampleLeaks } from './template/example-leaks.ts';
export { parseTemplate } from './template/parse-template.ts';
export type { Template } from './template/template.ts';
export { type FacetRole, templateWarnings, type WarningContext } from './template/template-warnings.ts';
export { type ShownItem, type ShowOptions, showItem } from './views/show-item.ts';
