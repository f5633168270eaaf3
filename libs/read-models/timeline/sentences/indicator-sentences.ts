import {
  IndicatorAccepted,
  IndicatorAgreementTranscribed,
  IndicatorProposed,
  IndicatorRefused,
  IndicatorRevised,
  IndicatorSilencePassedOver,
  MeasurementRecorded,
  type EventOf,
  type IndicatorDefinition,
} from '#domain';
import { type Words } from '../words.js';
import { told } from './sentence.js';

type Proposed = EventOf<typeof IndicatorProposed>['data'];

/** Where it starts from, what it aims at, over which period. */
function aim(definition: IndicatorDefinition, words: Words): string {
  const { baseline, target, unit, periodFrom, periodTo } = definition;
  const value = (stated: number | null, otherwise: string) =>
    stated === null ? otherwise : words.value(definition, stated);
  const [from, to] = [periodFrom, periodTo].map((date) => words.date(date));
  return words.language === 'fr'
    ? `départ ${value(baseline, 'non indiqué')}, cible ${value(target, 'non indiquée')} (${unit}), du ${from} au ${to}`
    : `baseline ${value(baseline, 'not stated')}, target ${value(target, 'not stated')} (${unit}), from ${from} to ${to}`;
}

/** The same, and until when replies are awaited. */
function terms({ definition, replyBy }: Pick<Proposed, 'definition' | 'replyBy'>, words: Words): string {
  const reply = words.date(replyBy);
  return words.language === 'fr'
    ? `${aim(definition, words)}. Réponse attendue au plus tard le ${reply}.`
    : `${aim(definition, words)}. Replies due by ${reply}.`;
}

const versioned = ({ indicatorId, version }: { indicatorId: string; version: number }, words: Words) =>
  `${words.indicator(indicatorId, version)} (version ${version})`;

export const indicatorSentences = [
  told(IndicatorProposed, {
    fr: (data, words) =>
      `L’indicateur ${words.quoted(data.definition.name)} est proposé aux parties : ${terms(data, words)}`,
    en: (data, words) =>
      `The indicator ${words.quoted(data.definition.name)} is proposed to the parties: ${terms(data, words)}`,
  }),
  told(IndicatorRevised, {
    fr: (data, words) =>
      `La version ${data.version} de l’indicateur ${words.quoted(data.definition.name)} est proposée aux parties : ` +
      terms(data, words),
    en: (data, words) =>
      `Version ${data.version} of the indicator ${words.quoted(data.definition.name)} is proposed to the parties: ` +
      terms(data, words),
  }),
  told(IndicatorAccepted, {
    fr: (data, words) =>
      `${words.party(data.organisationId)} accepte l’indicateur ${versioned(data, words)}.`,
    en: (data, words) =>
      `${words.party(data.organisationId)} accepts the indicator ${versioned(data, words)}.`,
  }),
  told(IndicatorRefused, {
    fr: (data, words) =>
      `${words.party(data.organisationId)} refuse l’indicateur ${versioned(data, words)}` +
      (data.counterProposal
        ? `, et propose à la place : ${words.quoted(data.counterProposal.name)}, ${aim(data.counterProposal, words)}.`
        : '.'),
    en: (data, words) =>
      `${words.party(data.organisationId)} refuses the indicator ${versioned(data, words)}` +
      (data.counterProposal
        ? `, and proposes in its place: ${words.quoted(data.counterProposal.name)}, ${aim(data.counterProposal, words)}.`
        : '.'),
  }),
  told(IndicatorAgreementTranscribed, {
    fr: (data, words) =>
      `D’après un document, ${words.parties(data.organisationIds)} sont convenus de l’indicateur ` +
      `${words.quoted(data.definition.name)} (version ${data.version}) : ${aim(data.definition, words)}.`,
    en: (data, words) =>
      `According to a document, ${words.parties(data.organisationIds)} agreed on the indicator ` +
      `${words.quoted(data.definition.name)} (version ${data.version}): ${aim(data.definition, words)}.`,
  }),
  told(IndicatorSilencePassedOver, {
    fr: (data, words) =>
      `Sans réponse de ${words.parties(data.organisationIds)}, il est passé outre pour l’indicateur ` +
      `${versioned(data, words)}.`,
    en: (data, words) =>
      `Without a reply from ${words.parties(data.organisationIds)}, their silence is passed over for the indicator ` +
      `${versioned(data, words)}.`,
  }),
  told(MeasurementRecorded, {
    fr: (data, words) =>
      `L’indicateur ${words.indicator(data.indicatorId, data.version)} est mesuré : ${measure(data, words)} ` +
      `(source : ${data.dataSource}).`,
    en: (data, words) =>
      `The indicator ${words.indicator(data.indicatorId, data.version)} is measured: ${measure(data, words)} ` +
      `(source: ${data.dataSource}).`,
  }),
];

/** What was measured, in words: a figure with its unit, the period of a flow; a quality is in its text. */
function measure(data: EventOf<typeof MeasurementRecorded>['data'], words: Words): string {
  const definition = words.told.indicator(data.indicatorId, data.version);
  const fr = words.language === 'fr';
  const { value, numerator, denominator, period } = data;
  const parts =
    value !== null
      ? [definition ? words.value(definition, value) : words.number(value)]
      : numerator !== null && denominator !== null
        ? [`${words.number(numerator)} ${fr ? 'sur' : 'of'} ${words.number(denominator)}`]
        : [fr ? 'voir le texte' : 'see the text'];
  if (value !== null && definition && definition.measure !== 'ordinal') parts.push(definition.unit);
  if (period)
    parts.push(
      fr
        ? `du ${words.date(period.from)} au ${words.date(period.to)}`
        : `from ${words.date(period.from)} to ${words.date(period.to)}`,
    );
  return parts.join(' ');
}
