-- What a job reads from outside and must not lose while it is open, and since when it is cancelled.
ALTER TABLE job ADD COLUMN needs VARCHAR;
ALTER TABLE job ADD COLUMN cancel_requested_at TIMESTAMP WITH TIME ZONE;
CREATE INDEX job_by_end ON job (finished_at);

-- deaths: how many attempts ended with their worker, whosever fault that was.
ALTER TABLE evaluation ADD COLUMN deaths INTEGER DEFAULT 0 NOT NULL;
