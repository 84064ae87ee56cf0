/**
 * {@code /v1/datasets}: images are uploaded or described, sampled, stored in the database and drawn
 * from there.
 *
 * <p>To add a format, add one {@link io.zico.app.datasets.ImageSource} and one constant to {@link
 * io.zico.app.datasets.Format}; to label the pictures of an archive in another way, one {@link
 * io.zico.app.datasets.Labelling} and its folders in {@link io.zico.app.datasets.Layout}. An upload
 * is data to be doubted: it is never run, and nothing that it says about its own size is believed.
 */
@NullMarked
package io.zico.app.datasets;

import org.jspecify.annotations.NullMarked;
