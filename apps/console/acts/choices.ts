import { SPHERE_LABELS } from '#domain';
import { type OrganisationOptions } from '../api/organisation-options.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type Choice } from '../forms/form-fields.js';
import { html, type Html } from '../html/html.js';
import { type MeAnswer } from '../tour/me-answer.js';
import { type SignedInVisit } from '../visit/visit.js';
import { type Words } from '../words/words.js';

/** Organisations to choose among, told apart by their sphere. */
export const organisationChoices = ({ listed }: OrganisationOptions, words: Words): Choice[] =>
  listed.map(({ organisationId, name, sphere }) => ({
    value: organisationId,
    label: `${name} (${words.label(SPHERE_LABELS, sphere)})`,
  }));

/** Says that not all of them are offered. */
export const unlistedOrganisations = ({ listed, total }: OrganisationOptions, words: Words): Html | null =>
  total > listed.length
    ? html`<p class="hint">
        ${words.say(
          `Seules les ${words.number(listed.length)} premières, par ordre de nom, sont proposées, sur ${words.number(total)}. Pour une autre, passez par l’API.`,
          `Only the first ${words.number(listed.length)}, in order of name, are offered, out of ${words.number(total)}. For another, use the API.`,
        )}
      </p>`
    : null;

/** Those that are parties now. */
export const partyChoices = ({ parties }: SheetAnswer, words: Words): Choice[] =>
  parties
    .filter(({ leftOn }) => leftOn === null)
    .map(({ organisationId, name }) => ({ value: organisationId, label: name ?? words.notStated }));

/** Those in whose name a reader speaks: of current parties, the one acted for; any, for who transcribes from papers. */
export async function speakerChoices(
  { api, caller, words }: SignedInVisit,
  sheet: SheetAnswer,
): Promise<Choice[]> {
  const parties = partyChoices(sheet, words);
  if (caller.roles.includes('data-steward')) return parties;
  const { actsFor } = await api.get<MeAnswer>('/me');
  return parties.filter(({ value }) => value === actsFor);
}
