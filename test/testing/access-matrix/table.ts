import { type Relation, type Standing } from './world.js';

/**
 * What one gets, by who calls:
 * `+` an answer; of a command, that it is looked at · `-` refused (403) · `0` that there is no such thing (404), or a list
 * without it · `!` that one is not known (401, and pages lead to the door).
 * Columns: administrator, funder, evaluator, partner, auditor, data steward, dpo, nobody. Members (funder, evaluator,
 * partner) act for our organisation under a mandate, the others for none.
 */
export type Line = string;

/** One line for all, where it is not about a partnership; else one for what the partnership is to our organisation. */
export type Rule = Line | Readonly<Record<Relation, Line>>;

//                 adm fun eva par aud ste dpo nobody
const ANYONE_AT_ALL = '+ + + + + + + +';
const SIGNED_IN = '    + + + + + + + !';
const RECORDERS = '    - + + + - + - !';
const ADMINISTRATOR = '+ - - - - - - !';

/** What the parties share, what was shared until one left, and what is published. */
const SEEN: Rule = {
  own: '               0 + + + + + 0 !',
  other: '             0 0 0 0 + + 0 !',
  former: '            0 + + + + + 0 !',
  published: '         + + + + + + + !',
  entrusted: '         0 + + + + + 0 !',
};
/** The same without what is only published: histories, comparisons, and every report. */
const SEEN_BY_PARTIES: Rule = { ...SEEN, published: '0 0 0 0 + + 0 !' };

const act = (asCarrier: '+' | '-', asEvaluator: '+' | '-'): Rule => ({
  own: `               - ${asCarrier} ${asCarrier} ${asCarrier} - + - !`,
  other: '             - 0 0 0 - + - !',
  former: '            - - - - - + - !',
  published: '         - - - - - + - !',
  entrusted: `         - ${asEvaluator} ${asEvaluator} ${asEvaluator} - + - !`,
});
/** Ours carries our own partnership, and evaluates what is entrusted to it. */
const OF_WHO_LEADS = act('+', '-');
const OF_WHO_LEADS_OR_EVALUATES = act('+', '+');
const OF_WHO_EVALUATES = act('-', '+');

/** Of an organisation: our own under `own`, another under the rest. */
const OF_THE_ORGANISATION: Rule = {
  own: '               - + + + - + - !',
  other: '             - - - - - + - !',
  former: '            - - - - - + - !',
  published: '         - - - - - + - !',
  entrusted: '         - - - - - + - !',
};

/** Of a closing: made for us under `own`, for others under `other`, for nobody under the rest. */
const CLOSING_SEEN: Rule = {
  own: '               0 + + + + + 0 !',
  other: '             0 0 0 0 + + 0 !',
  former: SIGNED_IN,
  published: SIGNED_IN,
  entrusted: SIGNED_IN,
};
const CLOSING_WITHDRAWN: Rule = {
  own: '               - + + + - - - !',
  other: '             - 0 0 0 - - - !',
  former: '            - - - - - + - !',
  published: '         - - - - - + - !',
  entrusted: '         - - - - - + - !',
};

/** The form to withdraw a closing that one sees, for those who record something. */
const FORM_SHOWN: Rule = {
  own: '               - + + + - + - !',
  other: '             - 0 0 0 - + - !',
  former: '            - + + + - + - !',
  published: '         - + + + - + - !',
  entrusted: '         - + + + - + - !',
};

/** Of a round: who sees its partnership whole, or did, sees it; it is not published. Ours evaluates what is entrusted to it. */
const ROUND_CONDUCTED: Rule = {
  own: '               - - - - - + - !',
  other: '             - 0 0 0 - + - !',
  former: '            - - - - - + - !',
  published: '         - 0 0 0 - + - !',
  entrusted: '         - + + + - + - !',
};
/** The same for the parties that it asks: ours carries our own. */
const ROUND_ASKED: Rule = { ...ROUND_CONDUCTED, own: '- + + + - + - !', entrusted: '- - - - - + - !' };

/** An organisation's mandates are read by its members, by who manages access, and by who audits. */
const MANDATES_READ: Rule = {
  own: '               + + + + + - - !',
  other: '             + - - - + - - !',
  former: '            + - - - + - - !',
  published: '         + - - - + - - !',
  entrusted: '         + - - - + - - !',
};

/** Every route of the application, and who gets what there. */
export const ACCESS: Readonly<Record<string, Rule>> = {
  // Open to anyone.
  'GET /health/live': ANYONE_AT_ALL,
  'GET /health/ready': ANYONE_AT_ALL,
  'GET /problems': ANYONE_AT_ALL,
  'GET /openapi.json': ANYONE_AT_ALL,
  'GET /api': ANYONE_AT_ALL,
  'GET /api/': ANYONE_AT_ALL,
  'GET /api/index.html': ANYONE_AT_ALL,
  'GET /api/LICENSE': ANYONE_AT_ALL,
  'GET /api/swagger-ui-init.js': ANYONE_AT_ALL,
  'GET /api/api/swagger-ui-init.js': ANYONE_AT_ALL,
  'GET /sign-in': ANYONE_AT_ALL,
  'GET /signed-in': ANYONE_AT_ALL,
  'GET /signed-out': ANYONE_AT_ALL,
  'POST /sign-out': ANYONE_AT_ALL,
  'GET /assets/:name': ANYONE_AT_ALL,

  // Queries.
  'GET /v1/me': SIGNED_IN,
  'GET /v1/reference-data': SIGNED_IN,
  'GET /v1/questionnaires': SIGNED_IN,
  'GET /v1/organisations': SIGNED_IN,
  'GET /v1/organisations/:id': SIGNED_IN,
  'GET /v1/organisations/:id/timeline': SIGNED_IN,
  'GET /v1/partnerships': SEEN,
  'GET /v1/partnerships/:id': SEEN,
  'GET /v1/partnerships/:id/timeline': SEEN_BY_PARTIES,
  'GET /v1/partnerships/:id/compare': SEEN_BY_PARTIES,
  'GET /v1/portfolio': SEEN_BY_PARTIES,
  'GET /v1/portfolio/compare': SEEN_BY_PARTIES,
  'GET /v1/stage-stays': SEEN_BY_PARTIES,
  'GET /v1/watch': SEEN_BY_PARTIES,
  'GET /v1/awaiting': SIGNED_IN,
  'GET /v1/indicators': SEEN_BY_PARTIES,
  'GET /v1/rounds': SEEN_BY_PARTIES,
  'GET /v1/rounds/:id': SEEN_BY_PARTIES,
  'GET /v1/rounds/:id/results': SEEN_BY_PARTIES,
  'GET /v1/rounds/:id/comments': SEEN_BY_PARTIES,
  'GET /v1/partnerships/:id/trajectory': SEEN_BY_PARTIES,
  'GET /v1/trajectories': SEEN_BY_PARTIES,
  'GET /v1/closings': CLOSING_SEEN,
  'GET /v1/closings/:id': CLOSING_SEEN,

  'GET /v1/shared-indicators': SIGNED_IN,
  // Of one that is not in the library.
  'GET /v1/shared-indicators/:id': '            0 0 0 0 0 0 0 !',
  'GET /v1/shared-indicators/:id/aggregate': '  0 0 0 0 0 0 0 !',
  'GET /v1/shared-indicators/:id/indicators': ' 0 0 0 0 0 0 0 !',
  'POST /v1/shared-indicators': '                - - - - - + - !',
  // Another's, to who keeps the library: there is none.
  'POST /v1/shared-indicators/:id/versions': '   - - - - - 0 - !',

  // Commands: organisations.
  'POST /v1/organisations': RECORDERS,
  'POST /v1/organisations/:id/names': OF_THE_ORGANISATION,
  'POST /v1/organisations/:id/identifiers': OF_THE_ORGANISATION,
  'POST /v1/organisations/:id/facts/:factId/corrections': OF_THE_ORGANISATION,
  'POST /v1/organisations/:id/facts/:factId/withdrawals': OF_THE_ORGANISATION,

  // Commands: partnerships.
  'POST /v1/partnerships': RECORDERS,
  'PATCH /v1/partnerships/:id': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/category-changes': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/publication': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/parties': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/parties/:organisationId/roles': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/parties/:organisationId/departure': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/path-entry': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/stage-observations': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/goings-back': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/suspensions': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/resumptions': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/endings': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/reopenings': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/gates/:gate/criteria': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/gates/:gate/reviews': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/gates/:gate/evidence': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/gates/:gate/opinions': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/gates/:gate/proposals': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/gates/:gate/decisions': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/conditions/:conditionId/fulfilment': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/conditions/:conditionId/waiver': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/indicators': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/indicators/:indicatorId/versions': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/indicators/:indicatorId/acceptances': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/indicators/:indicatorId/refusals': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/indicators/:indicatorId/adoptions': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/measurements': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/indicator-agreements': OF_WHO_EVALUATES,
  'POST /v1/partnerships/:id/evaluation-framework': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/objectives': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/qualifications': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/deployment-figures': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/indicators/:indicatorId/silence': OF_WHO_EVALUATES,
  'POST /v1/partnerships/:id/indicators/:indicatorId/measurements': OF_WHO_LEADS_OR_EVALUATES,
  'POST /v1/partnerships/:id/facts/:factId/corrections': OF_WHO_LEADS,
  'POST /v1/partnerships/:id/facts/:factId/withdrawals': OF_WHO_LEADS,

  // Rounds of evaluation. One's own sheet is nobody's else; an invitation is for whoever bears it, and these are none.
  'POST /v1/rounds': RECORDERS,
  'POST /v1/partnerships/:id/rounds': ROUND_CONDUCTED,
  'POST /v1/rounds/:id/invitations': ROUND_CONDUCTED,
  'PUT /v1/rounds/:id/panels/:panel/counts': ROUND_CONDUCTED,
  'POST /v1/rounds/:id/reminders': ROUND_CONDUCTED,
  'POST /v1/rounds/:id/closing': ROUND_CONDUCTED,
  'POST /v1/rounds/:id/reopening': ROUND_CONDUCTED,
  'POST /v1/rounds/:id/findings': ROUND_CONDUCTED,
  'GET /v1/rounds/:id/sheet': '0 0 0 0 0 0 0 !',
  // None were entered.
  'GET /v1/rounds/:id/panels/:panel/counts': '0 0 0 0 0 0 0 !',
  'PUT /v1/rounds/:id/sheet': ROUND_ASKED,
  'POST /v1/rounds/:id/official-sheets': ROUND_ASKED,
  'POST /v1/rounds/:id/findings/:findingId/replies': ROUND_ASKED,
  'POST /v1/rounds/:id/actions': ROUND_ASKED,
  'POST /v1/rounds/:id/actions/:actionId/progress': ROUND_ASKED,
  'GET /v1/invitations/:token': '0 0 0 0 0 0 0 0',
  'PUT /v1/invitations/:token': '0 0 0 0 0 0 0 0',

  // Commands: closings.
  'POST /v1/closings': RECORDERS,
  'POST /v1/closings/:id/withdrawal': CLOSING_WITHDRAWN,

  // Mandates.
  'GET /v1/organisations/:id/mandates': MANDATES_READ,
  'POST /v1/organisations/:id/mandates': ADMINISTRATOR,
  'POST /v1/organisations/:id/mandates/:mandateId/withdrawal': ADMINISTRATOR,

  // People, keys and reads; the ids asked for are nobody's.
  'GET /v1/people': '                          + - - - - - + !',
  'PUT /v1/people/me': SIGNED_IN,
  'PUT /v1/people/:id': ADMINISTRATOR,
  'DELETE /v1/people/:id': '                   - - - - - - 0 !',
  'GET /v1/reads': '                           + - - - + - - !',
  'GET /v1/service-accounts': ADMINISTRATOR,
  'POST /v1/service-accounts': ADMINISTRATOR,
  'POST /v1/service-accounts/:id/revocation': '0 - - - - - - !',

  // Pages: the same through the APIs.
  'GET /': SIGNED_IN,
  'GET /partnerships': SEEN,
  'GET /partnerships.csv': SEEN,
  'GET /partnerships/:id': SEEN,
  'GET /partnerships/:id/compare': SEEN_BY_PARTIES,
  'GET /partnerships/:id/evaluation': SEEN,
  'GET /partnerships/:id/measurements': OF_WHO_LEADS_OR_EVALUATES,
  'POST /partnerships/:id/measurements': RECORDERS,
  'GET /partnerships/:id/rounds': SEEN,
  'GET /partnerships/:id/trajectory': SEEN_BY_PARTIES,
  'GET /partnerships/:id/board': SEEN_BY_PARTIES,
  'GET /partnerships/:id/open-round': { ...ROUND_CONDUCTED, published: '- - - - - + - !' },
  'POST /partnerships/:id/open-round': RECORDERS,
  'GET /rounds': SEEN_BY_PARTIES,
  'GET /rounds.csv': SEEN_BY_PARTIES,
  'GET /rounds/:id': SEEN_BY_PARTIES,
  'GET /rounds/:id/results': SEEN_BY_PARTIES,
  'GET /rounds/:id/answer': ROUND_ASKED,
  'POST /rounds/:id/answer': ROUND_ASKED,
  // The form tried is the one that closes.
  'GET /rounds/:id/:act': ROUND_CONDUCTED,
  'POST /rounds/:id/:act': RECORDERS,
  'GET /invitation/:token': '0 0 0 0 0 0 0 0',
  'POST /invitation/:token': '0 0 0 0 0 0 0 0',
  'GET /trajectories': SIGNED_IN,
  'GET /cohorts/new': RECORDERS,
  'POST /cohorts/new': RECORDERS,
  // Of a cohort that there is not.
  'GET /cohorts/:id': '0 0 0 0 0 0 0 !',
  'GET /shared-indicators': SIGNED_IN,
  'GET /shared-indicators.csv': SIGNED_IN,
  'GET /shared-indicators/new': '        - - - - - + - !',
  'POST /shared-indicators/new': '       - - - - - + - !',
  // Of one that is not in the library.
  'GET /shared-indicators/:id': '        0 0 0 0 0 0 0 !',
  'GET /shared-indicators/:id/indicators.csv': '0 0 0 0 0 0 0 !',
  'GET /shared-indicators/:id/revise': ' - - - - - 0 - !',
  'POST /shared-indicators/:id/revise': '- - - - - + - !',
  // The form tried is one of those who lead; one that is sent and says nothing is shown again before anything is asked.
  'GET /partnerships/:id/:act': OF_WHO_LEADS,
  'POST /partnerships/:id/:act': RECORDERS,
  'GET /partnerships/new': RECORDERS,
  'POST /partnerships/new': RECORDERS,
  'GET /organisations': SIGNED_IN,
  'GET /organisations.csv': SIGNED_IN,
  'GET /organisations/:id': SIGNED_IN,
  'GET /organisations/new': RECORDERS,
  'POST /organisations/new': RECORDERS,
  'GET /portfolio.csv': SIGNED_IN,
  'GET /compare': SIGNED_IN,
  'POST /acting-for': SIGNED_IN,
  'GET /stage-stays': SEEN_BY_PARTIES,
  'GET /stage-stays.csv': SEEN_BY_PARTIES,
  'GET /watch': SEEN_BY_PARTIES,
  'GET /watch.csv': SEEN_BY_PARTIES,
  'GET /indicators': SEEN_BY_PARTIES,
  'GET /indicators.csv': SEEN_BY_PARTIES,
  'GET /closings': CLOSING_SEEN,
  'GET /closings/:id': CLOSING_SEEN,
  'GET /closings/new': RECORDERS,
  'POST /closings/new': RECORDERS,
  'GET /closings/:id/withdraw': FORM_SHOWN,
  'POST /closings/:id/withdraw': RECORDERS,
  'GET /access': '                             + - - - - - + !',
  'GET /access/keys/new': ADMINISTRATOR,
  'POST /access/keys/new': ADMINISTRATOR,
  'POST /access/keys/:id/revocation': '        0 - - - - - - !',
  'GET /access/mandates': ADMINISTRATOR,
  'GET /access/mandates/:id/give': ADMINISTRATOR,
  'POST /access/mandates/:id/give': ADMINISTRATOR,
  'GET /access/mandates/:id/:mandateId/withdraw': ADMINISTRATOR,
  'POST /access/mandates/:id/:mandateId/withdraw': ADMINISTRATOR,
  'POST /access/people/:id/erasure': '         - - - - - - 0 !',
};

/** Of an answer that is a list or a report, whether what stands under a relation is in it. */
type IsIn = (body: ListBody, text: string, standing: Standing) => boolean;
interface ListBody {
  readonly partnerships: { readonly count: number } | number;
  readonly figures: readonly { readonly after: number | null }[];
}
const named: IsIn = (_, text, { title }) => text.includes(title);

export const LISTS: Readonly<Record<string, IsIn>> = {
  // Of that partnership alone.
  'GET /v1/portfolio': ({ partnerships }) => typeof partnerships === 'object' && partnerships.count === 1,
  'GET /v1/trajectories': ({ partnerships }) => partnerships === 1,
  'GET /v1/portfolio/compare': ({ figures }) => figures.some(({ after }) => Boolean(after)),
  'GET /v1/partnerships': named,
  'GET /v1/stage-stays': named,
  'GET /v1/watch': named,
  'GET /v1/indicators': named,
  'GET /v1/rounds': named,
  'GET /v1/closings': (_, text, { closingName }) => text.includes(closingName),
  'GET /partnerships.csv': named,
  'GET /stage-stays.csv': named,
  'GET /watch.csv': named,
  'GET /indicators.csv': named,
  'GET /partnerships': named,
  'GET /stage-stays': named,
  'GET /watch': named,
  'GET /indicators': named,
  'GET /rounds': named,
  'GET /rounds.csv': named,
  'GET /closings': (_, text, { closingName }) => text.includes(closingName),
};
