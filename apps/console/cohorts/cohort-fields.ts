import { type Questionnaire } from '#domain';
import { type ListedPartnership, type Organisation } from '../api/list-answers.js';
import { filterForm } from '../filters/filter-form.js';
import { PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { factFields } from '../forms/fact-fields.js';
import { type FormFields } from '../forms/form-fields.js';
import { inClear } from '../forms/in-clear.js';
import { html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { roundFields } from '../rounds/round-fields.js';
import { type Visit } from '../visit/visit.js';

/** On how many partnerships a round is opened at once, at most. */
export const MOST_IN_COHORT = 500;

/** A partnership that the criteria choose, and whether the reader conducts its evaluation. */
export interface Choosable extends ListedPartnership {
  readonly isConducted: boolean;
}

interface Choosing {
  readonly total: number;
  readonly choosable: readonly Choosable[];
}

/** The criteria by which partnerships are chosen, and how many they choose. */
export function cohortChoice(
  visit: Visit,
  { total, choosable, organisations }: Choosing & { readonly organisations: readonly Organisation[] },
): Html {
  const { words } = visit;
  const conducted = choosable.filter(({ isConducted }) => isConducted).length;
  return html`${filterForm(visit, { filters: PORTFOLIO_FILTERS, organisations })}
    <p class="count" role="status">
      ${words.counted(total, ['partenariat', 'partenariats'], ['partnership', 'partnerships'])}
      ${
        total > MOST_IN_COHORT
          ? words.say(
              `: un tour s’ouvre sur ${MOST_IN_COHORT} au plus. Précisez les critères.`,
              `: a round is opened on ${MOST_IN_COHORT} at most. Narrow the criteria.`,
            )
          : words.say(
              `répondent à ces critères ; vous conduisez l’évaluation de ${conducted}.`,
              `meet these criteria; you conduct the evaluation of ${conducted}.`,
            )
      }
    </p>`;
}

/** What is asked of a round on a cohort: the partnerships, each to be ticked or not, and what any round asks. */
export function cohortFields(
  form: FormFields,
  { choosable, total, published }: Choosing & { readonly published: readonly Questionnaire[] },
): Html {
  const { words } = form;
  return html`${form.text('cohort', {
    label: words.say('Nom de la cohorte', 'Name of the cohort'),
    hint: inClear(words),
    required: true,
  })}
  ${
    choosable.length > 0
      ? form.boxes('partnershipIds', {
          label: words.say('Partenariats', 'Partnerships'),
          hint: words.say(
            'Ceux que d’autres conduisent seraient refusés.',
            'Those that others conduct would be refused.',
          ),
          choices: choosable.map(({ partnershipId, title, isConducted }) => ({
            value: partnershipId,
            label: isConducted
              ? title
              : `${title} (${words.say('conduit par d’autres', 'conducted by others')})`,
          })),
          required: true,
        })
      : emptyState(
          total > MOST_IN_COHORT
            ? words.say(
                'Trop de partenariats pour les choisir ici.',
                'Too many partnerships to choose from here.',
              )
            : words.say(
                'Aucun partenariat ne répond à ces critères.',
                'No partnership meets these criteria.',
              ),
        )
  }
  <p class="hint">
    ${words.say(
      'Sont interrogés les porteurs, partenaires et financeurs présents dans chacun, et les panels que voici.',
      'Asked are the current carriers, partners and funders of each, and these panels.',
    )}
  </p>
  ${roundFields(form, published)} ${factFields(form, words.say('Jour de l’ouverture', 'Day of the opening'))}`;
}
