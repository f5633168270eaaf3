import {
  DeploymentRecorded,
  EvaluationFrameworkSet,
  OBJECTIVE_LABELS,
  ObjectivesStated,
  PartnershipQualified,
  QUALIFICATION_LABELS,
  TAKEN_UP_BY_LABELS,
  type EventOf,
} from '#domain';
import { type Words } from '../words.js';
import { told } from './sentence.js';

type Deployed = EventOf<typeof DeploymentRecorded>['data'];

const objectives = ({ objectives: stated }: EventOf<typeof ObjectivesStated>['data'], words: Words): string =>
  words.list(
    stated.map(
      ({ objective, expected }) => `${words.inSentence(OBJECTIVE_LABELS, objective)} (${expected}/5)`,
    ),
  );

/** The figures that were given, each with what it counts. */
function figures({ takenUpBy, ...counted }: Deployed, words: Words): string {
  const fr = words.language === 'fr';
  const count = (figure: number | null, inFrench: string, inEnglish: string) =>
    figure === null ? [] : [`${words.number(figure)} ${fr ? inFrench : inEnglish}`];
  return words.list([
    ...count(counted.territoriesReached, 'territoire(s)', 'territory(ies)'),
    ...count(counted.beneficiariesReached, 'bénéficiaire(s)', 'beneficiary(ies)'),
    ...count(counted.swarmingSites, 'site(s) d’essaimage', 'site(s) of swarming'),
    ...takenUpBy.map(
      ({ kind, name }) =>
        `${fr ? 'reprise par' : 'taken up by'} ${words.quoted(name)} (${words.inSentence(TAKEN_UP_BY_LABELS, kind)})`,
    ),
  ]);
}

export const frameworkSentences = [
  told(EvaluationFrameworkSet, {
    fr: ({ requiredParties }, words) =>
      requiredParties === null
        ? 'Les indicateurs sont de nouveau à accepter par les porteurs, partenaires et financeurs du moment.'
        : `Les indicateurs sont désormais à accepter par ${words.parties(requiredParties)}.`,
    en: ({ requiredParties }, words) =>
      requiredParties === null
        ? 'Indicators are again for the carriers, partners and funders of the moment to accept.'
        : `Indicators are from now on for ${words.parties(requiredParties)} to accept.`,
  }),
  told(ObjectivesStated, {
    fr: (data, words) =>
      `${words.party(data.organisationId)} attend du partenariat : ${objectives(data, words)}.`,
    en: (data, words) =>
      `${words.party(data.organisationId)} expects of the partnership: ${objectives(data, words)}.`,
  }),
  told(PartnershipQualified, {
    fr: ({ qualification, agreedBy }, words) =>
      `Le projet est qualifié d’${words.inSentence(QUALIFICATION_LABELS, qualification)}` +
      (agreedBy.length > 0 ? `, avec l’accord de ${words.parties(agreedBy)}.` : '.'),
    en: ({ qualification, agreedBy }, words) =>
      `The project is qualified as an ${words.inSentence(QUALIFICATION_LABELS, qualification)}` +
      (agreedBy.length > 0 ? `, with the agreement of ${words.parties(agreedBy)}.` : '.'),
  }),
  told(DeploymentRecorded, {
    fr: (data, words) => `Le déploiement est relevé : ${figures(data, words)}.`,
    en: (data, words) => `The deployment is recorded: ${figures(data, words)}.`,
  }),
];
