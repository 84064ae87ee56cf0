-- What is known about each set of images. Statistics are decimal numbers with blanks between them,
-- labels are four bytes each.
CREATE TABLE dataset (
    id           VARCHAR(36)  NOT NULL PRIMARY KEY,
    name         VARCHAR(60)  NOT NULL UNIQUE,
    description  VARCHAR(1000) NOT NULL,
    kind         VARCHAR(20)  NOT NULL,
    format       VARCHAR(20),
    channels     INTEGER,
    height       INTEGER,
    width        INTEGER,
    images       INTEGER      NOT NULL,
    mean         VARCHAR(100),
    std          VARCHAR(100),
    seed         BIGINT       NOT NULL,
    content_hash VARCHAR(64)  NOT NULL,
    ignored_files INTEGER     NOT NULL,
    built_in     BOOLEAN      NOT NULL,
    created_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    labels       BYTEA        NOT NULL
);

CREATE TABLE dataset_class (
    dataset_id VARCHAR(36)  NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
    label      INTEGER      NOT NULL,
    name       VARCHAR(255) NOT NULL,
    images     INTEGER      NOT NULL,
    PRIMARY KEY (dataset_id, label)
);

-- Runs of pictures. Apart from their bytes, so that finding the right ones reads no bytes.
CREATE TABLE dataset_block (
    dataset_id  VARCHAR(36) NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
    first_image INTEGER     NOT NULL,
    images      INTEGER     NOT NULL,
    PRIMARY KEY (dataset_id, first_image)
);

-- The bytes of a run, deflated, and cut where they are longer than one value may be.
CREATE TABLE dataset_part (
    dataset_id  VARCHAR(36) NOT NULL,
    first_image INTEGER     NOT NULL,
    part        INTEGER     NOT NULL,
    content     BYTEA       NOT NULL,
    PRIMARY KEY (dataset_id, first_image, part),
    FOREIGN KEY (dataset_id, first_image) REFERENCES dataset_block (dataset_id, first_image)
        ON DELETE CASCADE
);
