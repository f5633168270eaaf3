CREATE TABLE stage_stay (
  partnership_id uuid NOT NULL,
  ordinal        integer NOT NULL,
  stage          text NOT NULL,
  entered_on     date NOT NULL,
  entry_known    boolean NOT NULL,
  left_on        date,
  exit_known     boolean NOT NULL,
  exit           text,
  outcome        text NOT NULL,
  pauses_known   boolean NOT NULL,
  paused_days    integer NOT NULL,
  paused_since   date,
  days           integer,
  PRIMARY KEY (partnership_id, ordinal)
);
