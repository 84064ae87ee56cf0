-- Evidence is kept for each signal by itself, so that a job that needs more of them records only
-- what is missing. What was there before is of the one signal that there was.
CREATE TABLE evidence_by_signal (
    architecture_hash VARCHAR(64) NOT NULL,
    protocol_hash VARCHAR(64) NOT NULL,
    seed INTEGER NOT NULL,
    signal VARCHAR(64) NOT NULL,
    evidence BYTEA NOT NULL,
    device VARCHAR(64) NOT NULL,
    engine VARCHAR(200) NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (architecture_hash, protocol_hash, seed, signal)
);
INSERT INTO evidence_by_signal
  (architecture_hash, protocol_hash, seed, signal, evidence, device, engine, seconds, recorded_at)
  SELECT architecture_hash, protocol_hash, seed, 'GRADIENTS', evidence, device, engine, seconds,
    recorded_at
  FROM evidence;
DROP TABLE evidence;
ALTER TABLE evidence_by_signal RENAME TO evidence;
