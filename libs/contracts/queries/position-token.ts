/** What stands for a position of the log in answers and questions: of one length, and telling nothing. */
export const POSITION_TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Such a token, for the documentation. */
export const POSITION_TOKEN_EXAMPLE = 'q0bq5dJ2mFQyXwz0cJm3bQb1vE8uX6nq1lq2mS0h9kY';

/** And one of a revision. */
export const REVISION_EXAMPLE = 'x1Yw0nq7dZrV4mTqk9sUe2bLQ5hJ8aPc';
