CREATE INDEX portfolio_by_stage ON portfolio (standing, status);
CREATE INDEX portfolio_by_category ON portfolio (category);
CREATE INDEX portfolio_by_domain ON portfolio USING gin (domains);
CREATE INDEX portfolio_by_goal ON portfolio USING gin (goals);
CREATE INDEX portfolio_by_place ON portfolio USING gin (places);
CREATE INDEX portfolio_by_organisation ON portfolio USING gin (organisations);
CREATE INDEX portfolio_by_funder ON portfolio USING gin (funders);

CREATE INDEX portfolio_past_by_goal ON portfolio_past USING gin (goals);
CREATE INDEX portfolio_past_by_place ON portfolio_past USING gin (places);
CREATE INDEX portfolio_past_by_organisation ON portfolio_past USING gin (organisations);
CREATE INDEX portfolio_past_by_funder ON portfolio_past USING gin (funders);
