import { type SheetAnswer, type SheetIndicator, type SheetIndicatorVersion } from '../../api/sheet-answer.js';
import { type FormFields } from '../../forms/form-fields.js';
import { type Html } from '../../html/html.js';
import { versionInForce } from '../../sheet/indicators.view.js';

export const indicatorsOf = ({ impacts }: SheetAnswer): SheetIndicator[] =>
  impacts.flatMap(({ subImpacts }) => subImpacts.flatMap(({ indicators }) => indicators));

export const lastVersion = ({ versions }: SheetIndicator): SheetIndicatorVersion | undefined =>
  versions.at(-1);

/** Whether it can be measured. */
export const isAgreed = (indicator: SheetIndicator): boolean => versionInForce(indicator)?.agreedOn != null;

/** Whether its last version is not agreed yet. */
export const isOpen = (indicator: SheetIndicator): boolean => lastVersion(indicator)?.agreedOn === null;

export const indicatorField = (form: FormFields, indicators: readonly SheetIndicator[]): Html =>
  form.select('indicatorId', {
    label: form.words.say('Indicateur', 'Indicator'),
    suffix: ':path',
    choices: indicators.map((indicator) => ({
      value: indicator.indicatorId,
      label: `${lastVersion(indicator)?.name} (${lastVersion(indicator)?.unit})`,
    })),
    required: true,
  });
