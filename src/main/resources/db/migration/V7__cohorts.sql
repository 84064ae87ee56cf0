-- Reference networks of a space, scored once. What they were scored by is copied out of the job
-- that did it, which may be deleted then. Parameters, protocol and proxies are JSON.
CREATE TABLE cohort (
    id            UUID PRIMARY KEY,
    name          VARCHAR(60) NOT NULL UNIQUE,
    space         VARCHAR(60) NOT NULL,
    parameters    VARCHAR NOT NULL,
    protocol      VARCHAR NOT NULL,
    protocol_hash VARCHAR(64) NOT NULL,
    proxies       VARCHAR NOT NULL,
    seed          INTEGER,
    size          INTEGER NOT NULL,
    fingerprint   VARCHAR(64) NOT NULL,
    job_id        UUID NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    -- null until everything is copied; from then on nothing of it changes
    completed_at  TIMESTAMP WITH TIME ZONE
);
CREATE INDEX cohort_by_scope ON cohort (space, protocol_hash, created_at);
CREATE INDEX cohort_by_job ON cohort (job_id);

-- What one proxy gave each network, in the order of the job: a JSON array, null where it gave none.
CREATE TABLE cohort_scores (
    cohort_id UUID NOT NULL REFERENCES cohort (id) ON DELETE CASCADE,
    proxy     VARCHAR NOT NULL,
    version   VARCHAR NOT NULL,
    scores    VARCHAR NOT NULL,
    PRIMARY KEY (cohort_id, proxy)
);
