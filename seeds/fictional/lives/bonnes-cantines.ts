import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, inConfidence, link, text } from '../proof.js';
import { born, commune, departement } from '../territory.js';

/** Long in conception too, but alive: evidence keeps coming and the review, put off once, is near. */
export const bonnesCantines: Story = ({ ago, ahead }) =>
  life('bonnes-cantines', {
    title: 'Les bonnes cantines',
    need: 'Des enfants ne font pas de repas équilibré ; des maraîchers voisins ne trouvent pas de débouché.',
    purpose: 'Relier cantines, maraîchers et épiceries solidaires autour d’une même légumerie.',
    populations: ['Enfants de familles modestes', 'Petits maraîchers'],
    territories: born(commune('Toulouse', '31555'), departement('Gers', '32')),
    domains: ['poverty', 'living-standards', 'health'],
    odd: { main: '2', others: ['1', '3', '12'] },
    category: 'economic-cooperation',
  })
    .starts(ago(905), 'conception', {
      'bonnes-cantines': ['carrier'],
      'panier-clair': ['partner'],
      'metropole-valmont': ['partner'],
      'deux-rives': ['funder'],
      'alliances-locales': ['neutral-third-party'],
    })
    .brings(ago(700), { 'need-analysed': file('repas-et-debouches.pdf') })
    .brings(ago(390), {
      'intuition-confirmed': text('Huit cantines et onze maraîchers ont essayé une semaine commune.'),
    })
    .brings(ago(48), { 'expectations-stated': link('cantines/attentes-croisees') })
    .brings(ago(47), { 'rd-resources-found': inConfidence(text('Une promesse de don, encore à signer.')) })
    .plansReview(ago(210), ago(35), ['bonnes-cantines', 'deux-rives'])
    .plansReview(
      ago(50),
      ahead(21),
      ['bonnes-cantines', 'deux-rives', 'metropole-valmont'],
      'Le vote du budget est reporté.',
    )
    .opines(ago(30), 'metropole-valmont', 'favourable')
    .opines(
      ago(28),
      'panier-clair',
      'reserved',
      'Les volumes demandés dépassent ce qu’une très petite entreprise peut livrer.',
      'funders-and-evaluators',
    )
    .proposes(
      ago(110),
      'repas',
      indicator({
        subImpact: 'territories',
        evaluates: 'solution',
        name: 'Repas préparés avec des légumes du territoire',
        definition:
          'Repas servis dont la moitié des légumes, en poids, vient de moins de cinquante kilomètres.',
        unit: 'repas par semaine',
        baseline: 0,
        target: 9000,
        period: [ago(110), ahead(900)],
      }),
      ago(50),
    )
    .accepts(ago(90), 'repas', 'bonnes-cantines', 'deux-rives');
