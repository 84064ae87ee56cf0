-- What the engine recorded for an architecture under a protocol and a seed. All architectures with
-- one canonical hash share a row.
CREATE TABLE evidence (
    architecture_hash VARCHAR(64) NOT NULL,
    protocol_hash VARCHAR(64) NOT NULL,
    seed INTEGER NOT NULL,
    evidence BYTEA NOT NULL,
    device VARCHAR(64) NOT NULL,
    engine VARCHAR(200) NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (architecture_hash, protocol_hash, seed)
);
