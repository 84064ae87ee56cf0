-- Evidence is kept for each signal by itself, so that a job that needs more of them records only
-- what is missing. What was kept before is of protocols whose evidence has changed since, so it goes.
DROP TABLE evidence;
CREATE TABLE evidence (
    architecture_hash VARCHAR(64) NOT NULL,
    protocol_hash VARCHAR(64) NOT NULL,
    seed INTEGER NOT NULL,
    -- a process of the version before knows one signal only
    signal VARCHAR(64) DEFAULT 'GRADIENTS' NOT NULL,
    evidence BYTEA NOT NULL,
    device VARCHAR(64) NOT NULL,
    engine VARCHAR(200) NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (architecture_hash, protocol_hash, seed, signal)
);
