import { type Place } from '#domain';

/** Year of the INSEE code list (COG) of these codes. */
const VINTAGE = 2024;

const REGIONS: Readonly<Record<string, string>> = {
  '11': 'Île-de-France',
  '24': 'Centre-Val de Loire',
  '27': 'Bourgogne-Franche-Comté',
  '28': 'Normandie',
  '32': 'Hauts-de-France',
  '44': 'Grand Est',
  '52': 'Pays de la Loire',
  '53': 'Bretagne',
  '75': 'Nouvelle-Aquitaine',
  '76': 'Occitanie',
  '84': 'Auvergne-Rhône-Alpes',
  '93': 'Provence-Alpes-Côte d’Azur',
  '94': 'Corse',
};

/** Commune, its code, its department's code and name, its region's code. */
const COMMUNES = [
  ['Paris', '75056', '75', 'Paris', '11'],
  ['Saint-Denis', '93066', '93', 'Seine-Saint-Denis', '11'],
  ['Versailles', '78646', '78', 'Yvelines', '11'],
  ['Orléans', '45234', '45', 'Loiret', '24'],
  ['Tours', '37261', '37', 'Indre-et-Loire', '24'],
  ['Dijon', '21231', '21', 'Côte-d’Or', '27'],
  ['Besançon', '25056', '25', 'Doubs', '27'],
  ['Rouen', '76540', '76', 'Seine-Maritime', '28'],
  ['Le Havre', '76351', '76', 'Seine-Maritime', '28'],
  ['Caen', '14118', '14', 'Calvados', '28'],
  ['Lille', '59350', '59', 'Nord', '32'],
  ['Roubaix', '59512', '59', 'Nord', '32'],
  ['Tourcoing', '59599', '59', 'Nord', '32'],
  ['Amiens', '80021', '80', 'Somme', '32'],
  ['Strasbourg', '67482', '67', 'Bas-Rhin', '44'],
  ['Mulhouse', '68224', '68', 'Haut-Rhin', '44'],
  ['Metz', '57463', '57', 'Moselle', '44'],
  ['Nancy', '54395', '54', 'Meurthe-et-Moselle', '44'],
  ['Reims', '51454', '51', 'Marne', '44'],
  ['Troyes', '10387', '10', 'Aube', '44'],
  ['Nantes', '44109', '44', 'Loire-Atlantique', '52'],
  ['Angers', '49007', '49', 'Maine-et-Loire', '52'],
  ['Le Mans', '72181', '72', 'Sarthe', '52'],
  ['Rennes', '35238', '35', 'Ille-et-Vilaine', '53'],
  ['Brest', '29019', '29', 'Finistère', '53'],
  ['Lorient', '56121', '56', 'Morbihan', '53'],
  ['Bordeaux', '33063', '33', 'Gironde', '75'],
  ['Limoges', '87085', '87', 'Haute-Vienne', '75'],
  ['Poitiers', '86194', '86', 'Vienne', '75'],
  ['La Rochelle', '17300', '17', 'Charente-Maritime', '75'],
  ['Pau', '64445', '64', 'Pyrénées-Atlantiques', '75'],
  ['Toulouse', '31555', '31', 'Haute-Garonne', '76'],
  ['Montpellier', '34172', '34', 'Hérault', '76'],
  ['Nîmes', '30189', '30', 'Gard', '76'],
  ['Perpignan', '66136', '66', 'Pyrénées-Orientales', '76'],
  ['Lyon', '69123', '69', 'Rhône', '84'],
  ['Grenoble', '38185', '38', 'Isère', '84'],
  ['Saint-Étienne', '42218', '42', 'Loire', '84'],
  ['Clermont-Ferrand', '63113', '63', 'Puy-de-Dôme', '84'],
  ['Valence', '26362', '26', 'Drôme', '84'],
  ['Chambéry', '73065', '73', 'Savoie', '84'],
  ['Marseille', '13055', '13', 'Bouches-du-Rhône', '93'],
  ['Nice', '06088', '06', 'Alpes-Maritimes', '93'],
  ['Toulon', '83137', '83', 'Var', '93'],
  ['Avignon', '84007', '84', 'Vaucluse', '93'],
  ['Ajaccio', '2A004', '2A', 'Corse-du-Sud', '94'],
  ['Bastia', '2B033', '2B', 'Haute-Corse', '94'],
] as const;

/** A town with the territories it lies in: what a partnership of it may name, by level. */
export interface Town {
  readonly commune: Place;
  readonly department: Place;
  readonly region: Place;
}

const place = (level: Place['level'], name: string, code: string): Place => ({
  level,
  name,
  code,
  vintage: VINTAGE,
});

export const TOWNS: readonly Town[] = COMMUNES.map(([name, code, departmentCode, department, region]) => ({
  commune: place('local', name, code),
  department: place('departmental', department, departmentCode),
  region: place('regional', REGIONS[region]!, region),
}));

export const FRANCE: Place = { level: 'national', name: 'France', code: null, vintage: null };
export const ABROAD: readonly Place[] = ['Belgique', 'Sénégal', 'Québec', 'Maroc'].map((name) => ({
  ...{ level: 'international', name, code: null, vintage: null },
}));
