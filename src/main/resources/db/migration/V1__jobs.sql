-- One file for H2 and PostgreSQL. A job's row is the lock of all that belongs to the job.
CREATE TABLE job (
  id              UUID PRIMARY KEY,
  kind            VARCHAR NOT NULL,
  state           VARCHAR NOT NULL,
  spec            VARCHAR NOT NULL,
  total           INTEGER NOT NULL,
  succeeded       INTEGER NOT NULL,
  failed          INTEGER NOT NULL,
  cancelled       INTEGER NOT NULL,
  cost_total      DOUBLE PRECISION NOT NULL,
  cost_done       DOUBLE PRECISION NOT NULL,
  version         BIGINT NOT NULL,
  error           VARCHAR,
  idempotency_key VARCHAR,
  fingerprint     VARCHAR,
  created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  started_at      TIMESTAMP WITH TIME ZONE,
  finished_at     TIMESTAMP WITH TIME ZONE,
  updated_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (kind, idempotency_key)
);
CREATE INDEX job_by_age ON job (created_at, id);
CREATE INDEX job_by_state ON job (state);

-- attempt: how often it was begun. strikes: how many of these attempts failed or died.
CREATE TABLE evaluation (
  job_id      UUID NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  state       VARCHAR NOT NULL,
  attempt     INTEGER NOT NULL,
  strikes     INTEGER NOT NULL,
  payload     VARCHAR NOT NULL,
  cost        DOUBLE PRECISION NOT NULL,
  result      VARCHAR,
  started_at  TIMESTAMP WITH TIME ZONE,
  finished_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (job_id, position)
);

-- db-scheduler's table; the columns are its own.
CREATE TABLE scheduled_tasks (
  task_name            VARCHAR NOT NULL,
  task_instance        VARCHAR NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
  picked               BOOLEAN NOT NULL,
  picked_by            VARCHAR,
  last_success         TIMESTAMP WITH TIME ZONE,
  last_failure         TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat       TIMESTAMP WITH TIME ZONE,
  version              BIGINT NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_priority ON scheduled_tasks (priority DESC, execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
