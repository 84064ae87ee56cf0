-- A job may grow while it runs, be paused, and be closed before all is run.
-- round: the last in which evaluations were scheduled. endings: the last number given to one.
-- note: why no more of it is begun; broken: whether it fails for that, whatever succeeded.
ALTER TABLE job ADD COLUMN round INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE job ADD COLUMN endings BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE job ADD COLUMN bundling VARCHAR DEFAULT 'TOGETHER' NOT NULL;
ALTER TABLE job ADD COLUMN note VARCHAR;
ALTER TABLE job ADD COLUMN broken BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE job ADD COLUMN paused_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE job ADD COLUMN paused_millis BIGINT DEFAULT 0 NOT NULL;

-- round: that of the executions that may run it. ended_no: grows in the order of ending, within
-- the job. earlier: the state in which it had ended before it was opened again.
ALTER TABLE evaluation ADD COLUMN round INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE evaluation ADD COLUMN ended_no BIGINT;
ALTER TABLE evaluation ADD COLUMN earlier VARCHAR;

UPDATE evaluation SET ended_no = position + 1 WHERE state IN ('SUCCEEDED', 'FAILED', 'CANCELLED');
UPDATE job SET endings = total;

CREATE INDEX evaluation_by_state ON evaluation (job_id, state, position);
CREATE INDEX evaluation_by_end ON evaluation (job_id, ended_no);
