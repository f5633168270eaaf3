import { type Story } from '../life.js';
import { bergesVivantes } from './berges-vivantes.js';
import { bibliothequesDeRue } from './bibliotheques-de-rue.js';
import { bonnesCantines } from './bonnes-cantines.js';
import { chaleurPartagee } from './chaleur-partagee.js';
import { chantiersDAvenir } from './chantiers-d-avenir.js';
import { conciergerieDuQuartier } from './conciergerie-du-quartier.js';
import { ecransPourTous } from './ecrans-pour-tous.js';
import { fournisseursInclusifs } from './fournisseurs-inclusifs.js';
import { garesApaisees } from './gares-apaisees.js';
import { leMoulin } from './le-moulin.js';
import { mobilitesDuVallon } from './mobilites-du-vallon.js';
import { musiqueAuQuartier } from './musique-au-quartier.js';
import { santeAuPiedDesTours } from './sante-au-pied-des-tours.js';
import { toitsEtGenerations } from './toits-et-generations.js';

/** Partnerships that do not exist, each told in a file of its own. */
export const STORIES: readonly Story[] = [
  mobilitesDuVallon,
  conciergerieDuQuartier,
  ecransPourTous,
  toitsEtGenerations,
  chaleurPartagee,
  santeAuPiedDesTours,
  musiqueAuQuartier,
  fournisseursInclusifs,
  leMoulin,
  bonnesCantines,
  chantiersDAvenir,
  garesApaisees,
  bibliothequesDeRue,
  bergesVivantes,
];
