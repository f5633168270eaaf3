import { type FragilityDomain, type Stage } from '#domain';

/** What a generated partnership is called, by the domain it acts on. */
export const UNDERTAKINGS: Readonly<Record<FragilityDomain, readonly string[]>> = {
  employment: ['Chantier d’insertion', 'Tremplin vers l’emploi', 'Parrainage de jeunes'],
  'economic-development': ['Pépinière solidaire', 'Coopérative de quartier', 'Achats responsables'],
  'living-standards': ['Épicerie solidaire', 'Garage associatif', 'Microcrédit accompagné'],
  poverty: ['Collecte alimentaire', 'Accueil de jour', 'Vestiaire partagé'],
  housing: ['Toit d’abord', 'Rénovation accompagnée', 'Colocation solidaire'],
  'diversity-disability': ['Entreprise accessible', 'Atelier adapté', 'Mentorat des talents'],
  ageing: ['Bien vieillir chez soi', 'Visites à domicile', 'Habitat intergénérationnel'],
  isolation: ['Café des voisins', 'Liens de quartier', 'Jardin partagé'],
  education: ['Soutien scolaire', 'École de la deuxième chance', 'Découverte des métiers'],
  health: ['Sport sur ordonnance', 'Prévention mobile', 'Maison du répit'],
  security: ['Médiation de nuit', 'Prévention des conduites à risque'],
  mobility: ['Autopartage rural', 'Transport solidaire', 'Vélo-école'],
  'digital-access': ['Écrans remis à neuf', 'Aidants numériques', 'Cyber-espace'],
  'culture-leisure': ['Musique au pied des tours', 'Théâtre hors les murs', 'Vacances pour tous'],
  environment: ['Recyclerie', 'Berges propres', 'Vergers conservatoires'],
  'energy-transition': ['Chasse au gaspillage d’énergie', 'Toits solaires citoyens'],
};

export const POPULATIONS = [
  'Personnes éloignées de l’emploi',
  'Familles monoparentales',
  'Personnes âgées isolées',
  'Jeunes sans qualification',
  'Personnes en situation de handicap',
  'Habitants des quartiers prioritaires',
  'Ménages ruraux',
  'Étudiants précaires',
] as const;

export const NEED = 'Des besoins repérés ensemble restent sans réponse sur le territoire (histoire fictive).';
export const PURPOSE =
  'Essayer ensemble une réponse, puis la faire connaître si elle tient (histoire fictive).';

export const EVIDENCE = [
  'Compte rendu de la réunion des partenaires, relu par tous.',
  'Quarante entretiens menés auprès des personnes concernées.',
  'Budget voté pour les deux années qui viennent.',
  'Bilan de la première année, avec ce qui n’a pas marché.',
] as const;
export const COMMENTS = [
  'Décidé à l’unanimité des présents.',
  'Après une longue discussion sur les moyens.',
  'À revoir à la prochaine réunion.',
  'Sous réserve de l’accord du conseil d’administration.',
] as const;
export const WAIVERS = [
  'Connu de tous les partenaires depuis des années.',
  'Une étude voisine en tient lieu.',
] as const;
export const CONDITIONS = [
  'Signer la convention avec la collectivité.',
  'Recruter une personne pour la coordination.',
  'Trouver un second financeur.',
] as const;

/** What is counted at each stage. */
export const COUNTED: Readonly<Record<Stage | 'off-path', readonly [name: string, unit: string]>> = {
  conception: ['Besoins recueillis', 'entretiens'],
  experimentation: ['Personnes accompagnées', 'personnes'],
  modelling: ['Structures ayant repris la méthode', 'structures'],
  swarming: ['Territoires atteints', 'territoires'],
  industrialisation: ['Bénéficiaires par an', 'personnes'],
  'off-path': ['Heures de bénévolat de compétences', 'heures'],
};
