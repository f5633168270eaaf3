import { SPHERE_LABELS } from '#domain';
import { type Organisation } from '../api/list-answers.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type Choice } from '../forms/form-fields.js';
import { type Words } from '../words/words.js';

/** Organisations to choose among, told apart by their sphere. */
export const organisationChoices = (organisations: readonly Organisation[], words: Words): Choice[] =>
  organisations.map(({ organisationId, name, sphere }) => ({
    value: organisationId,
    label: `${name} (${words.label(SPHERE_LABELS, sphere)})`,
  }));

/** Those that are parties now. */
export const partyChoices = ({ parties }: SheetAnswer, words: Words): Choice[] =>
  parties
    .filter(({ leftOn }) => leftOn === null)
    .map(({ organisationId, name }) => ({ value: organisationId, label: name ?? words.notStated }));
