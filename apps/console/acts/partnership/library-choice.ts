import { SUB_IMPACT_LABELS } from '#domain';
import { html, type Html } from '../../html/html.js';
import { type Words } from '../../words/words.js';
import { type ActContext, type StartValues } from '../act.js';
import { sharedValues } from './definition-fields.js';

/** The shared indicator that the form's address names, as what the form starts with. */
export const sharedDefinition =
  (at: string) =>
  async (_: unknown, asked: URLSearchParams, { library }: ActContext): Promise<StartValues> => {
    const chosen = asked.get('shared');
    if (chosen === null) return {};
    const { items } = await library();
    const indicator = items.find(({ sharedIndicatorId }) => sharedIndicatorId === chosen);
    return indicator ? sharedValues(at, indicator) : {};
  };

/** The way to start from a definition of the library rather than from none. */
export async function libraryChoice(
  words: Words,
  { sheet, library }: ActContext,
  slug: string,
  isChosen: boolean,
): Promise<Html | null> {
  const { items, total } = await library();
  if (items.length === 0) return null;
  const form = `/partnerships/${sheet.partnershipId}/${slug}`;
  return html`<details class="more">
    <summary>${words.say('Choisir dans la bibliothèque', 'Choose from the library')}</summary>
    <p class="hint">
      ${words.say(
        'Une définition partagée se lit avec celles des autres partenariats.',
        'A shared definition is read together with those of other partnerships.',
      )}
    </p>
    <ul>
      ${items.map(
        ({ sharedIndicatorId, name, subImpact, version }) =>
          html`<li>
            <a href="${form}?shared=${sharedIndicatorId}">${name}</a>
            <span class="note"
              >${words.label(SUB_IMPACT_LABELS, subImpact)}, ${words.say(`version ${version}`, `version ${version}`)}</span
            >
          </li>`,
      )}
    </ul>
    ${
      total > items.length &&
      html`<p class="hint">
        ${words.say(
          `Seuls les ${items.length} premiers, par ordre de nom, sont proposés, sur ${total}.`,
          `Only the first ${items.length}, in order of name, are offered, out of ${total}.`,
        )}
      </p>`
    }
    ${isChosen && html`<p><a href="${form}">${words.say('Partir d’une définition propre', 'Start from a definition of one’s own')}</a></p>`}
  </details>`;
}
