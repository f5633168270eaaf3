import { life, type Story } from '../life.js';
import { file, text } from '../proof.js';
import { born, commune, international, region, spread } from '../territory.js';

/** Followed at first, then only seen from outside: it had already spread when somebody looked. */
export const bibliothequesDeRue: Story = ({ ago }) =>
  life('bibliotheques-de-rue', {
    title: 'Bibliothèques de rue',
    need: 'Des enfants grandissent sans livres à la maison ni bibliothèque proche.',
    purpose: 'Amener le livre dans la rue, avec des lecteurs bénévoles et les invendus de libraires.',
    populations: ['Enfants de trois à dix ans'],
    territories: born(commune('Dijon', '21231')),
    domains: ['culture-leisure', 'education'],
    odd: { main: '4', others: ['10'] },
    category: 'patronage',
  })
    .starts('2017-10-09', 'conception', {
      'lire-ensemble': ['carrier'],
      vermeil: ['funder'],
      'alliances-locales': ['neutral-third-party', 'referent'],
    })
    .brings('2018-05-14', {
      'need-analysed': file('acces-au-livre.pdf'),
      'intuition-confirmed': text('Cinq quartiers, un été.'),
      'expectations-stated': text('Convention de mécénat signée.'),
      'rd-resources-found': text('Trois ans financés.'),
    })
    .passes('2018-09-17', { by: ['lire-ensemble', 'vermeil'] })
    .isSeenAt('2022', 'swarming', 'alliances-locales')
    .amends('2022-06', {
      territories: [
        ...born(commune('Dijon', '21231')),
        ...spread(
          region('Bourgogne-Franche-Comté', '27'),
          region('Grand Est', '44'),
          international('Wallonie'),
        ),
      ],
    })
    .publishes('2022-09-05', ['presentation'], true)
    .isSeenAt(ago(260), 'swarming', 'alliances-locales');
