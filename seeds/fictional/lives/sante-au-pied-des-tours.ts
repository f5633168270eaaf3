import { life, type Story } from '../life.js';
import { file, link, text } from '../proof.js';
import { born, commune } from '../territory.js';

/** Abandoned out of distrust, after a suspension that nobody lifted. */
export const santeAuPiedDesTours: Story = () =>
  life('sante-au-pied-des-tours', {
    title: 'La santé au pied des tours',
    need: 'Dans des quartiers sans médecin, des habitants renoncent aux soins et au dépistage.',
    purpose:
      'Tenir des permanences de médiation en santé, avec des employeurs du quartier et une équipe universitaire.',
    populations: ['Habitants sans médecin traitant'],
    territories: born(commune('Amiens', '80021')),
    domains: ['health', 'isolation'],
    odd: { main: '3', others: [] },
    category: 'societal-innovation',
  })
    .starts('2014-05-05', 'conception', {
      'presence-active': ['carrier'],
      'agence-sante': ['partner', 'funder'],
      'universite-valmont': ['partner'],
    })
    .brings('2014-09-22', {
      'need-analysed': file('renoncement-aux-soins.pdf'),
      'intuition-confirmed': text('Les deux pharmacies et l’école confirment le besoin.'),
      'expectations-stated': text('Chaque partenaire a écrit ses attentes.'),
      'rd-resources-found': link('sante/dotation'),
    })
    .passes('2014-12-15', { by: ['presence-active', 'agence-sante'] })
    .opines('2015-11-09', 'universite-valmont', 'unfavourable', 'Les données promises ne sont pas partagées.')
    .leaves(
      '2016-01-11',
      'universite-valmont',
      'Retrait immédiat ; les données recueillies restent à l’association.',
    )
    .isSuspended('2016-02-01', 'disagreement', 'Désaccord sur le partage des données.')
    .isAbandoned('2016-09-26', 'distrust', 'La confiance n’est pas revenue entre les partenaires.');
