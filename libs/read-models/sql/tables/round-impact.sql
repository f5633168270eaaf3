CREATE TABLE round_impact (
  round_id                    uuid NOT NULL,
  kind                        text NOT NULL,
  partnership_id              uuid NOT NULL,
  closed_on                   date NOT NULL,
  performance                 double precision,
  innovation                  double precision,
  confidence                  double precision,
  economic_actors             double precision,
  general_interest_structures double precision,
  public_actors               double precision,
  territorial                 double precision,
  societal                    double precision,
  people                      double precision,
  territories                 double precision,
  PRIMARY KEY (round_id, kind)
);
