import { life, type Story } from '../life.js';
import { text } from '../proof.js';
import { born, commune, departement } from '../territory.js';

/** In conception for three years, no evidence for over a year, its review overdue: what one should see at first sight. */
export const leMoulin: Story = ({ ago }) =>
  life('le-moulin', {
    title: 'Le Moulin, lieu partagé',
    need: 'Le bourg a perdu ses commerces et ses lieux de rencontre.',
    purpose:
      'Ouvrir dans un moulin désaffecté un lieu tenu par les habitants : café, atelier, dépôt de pain, services publics.',
    populations: ['Habitants du bourg et des hameaux'],
    territories: born(commune('Guéret', '23096'), departement('Creuse', '23')),
    domains: ['isolation', 'economic-development', 'culture-leisure'],
    odd: { main: '11', others: ['17'] },
    category: 'societal-innovation',
  })
    .starts(ago(1_120), 'conception', {
      'habitants-moulin': ['carrier'],
      'departement-haut-vallon': ['partner'],
      'horizon-commun': ['funder'],
    })
    .brings(ago(760), { 'need-analysed': text('Réunions dans neuf hameaux, cent soixante participants.') })
    .brings(ago(420), { 'intuition-confirmed': text('Une saison d’ouverture à l’essai, chaque samedi.') })
    .opines(ago(300), 'horizon-commun', 'reserved', 'L’intuition est bonne ; qui portera l’investissement ?')
    .plansReview(ago(260), ago(55), ['habitants-moulin', 'horizon-commun']);
