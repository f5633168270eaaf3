import { html } from '../../html/html.js';
import { type Creation } from '../creation.js';

export const CLOSE_REPORT: Creation = {
  path: '/closings',
  title: { fr: 'Arrêter les rapports', en: 'Close the reports' },
  lead: {
    fr: 'Un arrêté fixe sous un nom la date dont parlent les rapports et ce qui en était connu : ce qui est enregistré ensuite n’y change rien.',
    en: 'A closing fixes under a name the day that reports speak of and what was known of it: what is recorded later changes nothing in it.',
  },
  list: { fr: 'Arrêtés', en: 'Closings' },
  start: {},
  startsWith: ['asOf', 'knownAt'],
  needsOrganisations: false,
  fields: (form) => {
    const { words } = form;
    return html`${form.text('name', {
      label: words.say('Nom', 'Name'),
      hint: words.say('Par exemple « Arrêté 2024 ».', 'For instance “Closing 2024”.'),
      required: true,
    })}
      ${form.day('asOf', {
        label: words.say('Date dont parlent les rapports', 'Day the reports speak of'),
        hint: words.say(
          'Aujourd’hui si rien n’est indiqué ; jamais plus tard.',
          'Today if nothing is given; never later.',
        ),
      })}
      ${form.text('knownAt', {
        label: words.say('Ce qui était connu', 'What was known'),
        hint: words.say(
          'Rien : tout ce qui est enregistré à cet instant. Sinon le repère qu’un rapport porte (knownAt).',
          'Nothing: all that is recorded by now. Else the mark that a report bears (knownAt).',
        ),
      })}
      ${form.area('note', {
        label: words.say('Note', 'Note'),
        hint: words.say('Elle est chiffrée à l’enregistrement.', 'It is stored encrypted.'),
        rows: 3,
      })}`;
  },
};
