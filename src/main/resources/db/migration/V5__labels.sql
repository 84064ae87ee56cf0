-- What is known about each image of a dataset: NONE, CLASS, MASK, TAGS, VECTOR or MAP. Classes are
-- in dataset.labels as before; all else follows each picture in the bytes of its run. The rows of
-- dataset_class are classes of images or pixels, or the tags or numbers of each image.
ALTER TABLE dataset ADD COLUMN label_kind VARCHAR(20) DEFAULT 'CLASS' NOT NULL;
