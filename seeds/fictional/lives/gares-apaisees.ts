import { indicator } from '../indicator.js';
import { life, type Story } from '../life.js';
import { file, link, text } from '../proof.js';
import { born, commune } from '../territory.js';

/** Completed, then reopened when the need came back; before that, a return to conception and a suspension within it. */
export const garesApaisees: Story = ({ ago }) =>
  life('gares-apaisees', {
    title: 'Gares apaisées',
    need: 'Autour des gares, conflits d’usage et sentiment d’insécurité éloignent voyageurs et riverains.',
    purpose: 'Faire tenir une présence commune par des médiateurs, des agents de transport et des riverains.',
    populations: ['Voyageurs et riverains', 'Jeunes en errance'],
    territories: born(commune('Amiens', '80021'), commune('Lille', '59350')),
    domains: ['security', 'mobility', 'isolation'],
    odd: { main: '16', others: ['11'] },
    category: 'economic-cooperation',
  })
    .starts('2015-01-12', 'conception', {
      'presence-active': ['carrier'],
      transbel: ['partner', 'funder'],
      'metropole-valmont': ['partner'],
    })
    .brings('2015-04-20', {
      'need-analysed': text('Trois mois d’observation dans quatre gares.'),
      'intuition-confirmed': text('Avis favorable des comités de riverains.'),
      'expectations-stated': text('Attentes écrites des trois partenaires.'),
      'rd-resources-found': file('budget-mediation-2015.xlsx'),
    })
    .passes('2015-07-06', { by: ['presence-active', 'transbel'] })
    .goesBack(
      '2016-05-23',
      'conception',
      'need-changed',
      'Les tensions se sont déplacées vers les lignes de bus.',
    )
    .isSuspended('2016-07-04', 'refocus-on-core-activity', 'Le transporteur réorganise ses lignes.')
    .resumes('2016-12-05')
    .brings('2017-01-23', {
      'need-analysed': text('Observation reprise sur six lignes de bus.'),
      'intuition-confirmed': link('gares/atelier-conducteurs'),
      'expectations-stated': text('Attentes revues avec les conducteurs.'),
      'rd-resources-found': text('Budget reconduit.'),
    })
    .passes('2017-03-13', { by: ['presence-active', 'transbel'] })
    .proposes(
      '2017-04-10',
      'incidents',
      indicator({
        subImpact: 'territories',
        evaluates: 'actions',
        name: 'Incidents signalés',
        definition: 'Incidents signalés par les conducteurs et les agents de gare dans l’année.',
        unit: 'incidents',
        baseline: 420,
        target: 250,
        period: ['2017-01-01', '2020-12-31'],
      }),
      '2017-05-31',
    )
    .agrees('2017-05-15', 'incidents')
    .measures('2018-12-28', 'incidents', 301, 'Main courante du transporteur')
    .measures('2019-12-27', 'incidents', 231, 'Main courante du transporteur')
    .isCompleted('2020-03-02', 'Les incidents sont revenus sous le seuil convenu.')
    .isReopened(ago(500), 'need-returned', 'Deux nouvelles lignes connaissent les mêmes tensions.')
    .brings(ago(440), { 'tried-in-reality': link('gares/reprise-sur-deux-lignes') })
    .measures(ago(130), 'incidents', 268, 'Main courante du transporteur')
    .brings(ago(120), { 'results-on-indicators': file('incidents-nouvelles-lignes.ods') });
