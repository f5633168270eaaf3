CREATE INDEX portfolio_by_place ON portfolio USING gin (read.each_place(place_names));
CREATE INDEX portfolio_by_place_and_year ON portfolio
  USING gin (read.places_by_year(place_names, valid_from, 'infinity', 9223372036854775807));
CREATE INDEX portfolio_by_organisation ON portfolio USING gin (organisations);

CREATE INDEX portfolio_past_by_place ON portfolio_past USING gin (read.each_place(place_names));
CREATE INDEX portfolio_past_by_place_and_year ON portfolio_past
  USING gin (read.places_by_year(place_names, valid_from, valid_to, known_to));
CREATE INDEX portfolio_past_by_organisation ON portfolio_past USING gin (organisations);
