-- The candidates of a search: born with their evaluation, completed with its end.
-- seen: how many candidates had been told when it was proposed. infeasible, duplicate, unchanged:
-- proposals that were rejected before it, since the candidate before. value_n: the search's n-th
-- measure, as it is. ended_no: that of its evaluation.
CREATE TABLE candidate (
  job_id                UUID NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  position              INTEGER NOT NULL,
  genotype              VARCHAR NOT NULL,
  hash                  VARCHAR NOT NULL,
  parents               VARCHAR NOT NULL,
  stage                 INTEGER NOT NULL,
  seen                  INTEGER NOT NULL,
  infeasible            INTEGER NOT NULL,
  duplicate             INTEGER NOT NULL,
  unchanged             INTEGER NOT NULL,
  params                DOUBLE PRECISION,
  macs                  DOUBLE PRECISION,
  layers                DOUBLE PRECISION,
  depth                 DOUBLE PRECISION,
  peak_activation_bytes DOUBLE PRECISION,
  latency_ms            DOUBLE PRECISION,
  authors_flops         DOUBLE PRECISION,
  authors_size          DOUBLE PRECISION,
  authors_layers        DOUBLE PRECISION,
  value_0               DOUBLE PRECISION,
  value_1               DOUBLE PRECISION,
  value_2               DOUBLE PRECISION,
  value_3               DOUBLE PRECISION,
  value_4               DOUBLE PRECISION,
  value_5               DOUBLE PRECISION,
  value_6               DOUBLE PRECISION,
  value_7               DOUBLE PRECISION,
  invalid               VARCHAR,
  ended_no              BIGINT,
  device                VARCHAR,
  device_seconds        DOUBLE PRECISION,
  born_at               TIMESTAMP WITH TIME ZONE NOT NULL,
  finished_at           TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (job_id, position)
);
CREATE INDEX candidate_by_value ON candidate (job_id, value_0);
CREATE INDEX candidate_by_end ON candidate (job_id, ended_no);

-- Why no more candidates of a search are born, and what was proposed in vain after the last one.
CREATE TABLE search_end (
  job_id     UUID PRIMARY KEY REFERENCES job (id) ON DELETE CASCADE,
  ending     VARCHAR NOT NULL,
  infeasible INTEGER NOT NULL,
  duplicate  INTEGER NOT NULL,
  unchanged  INTEGER NOT NULL
);
