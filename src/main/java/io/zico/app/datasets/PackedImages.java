package io.zico.app.datasets;

import io.zico.core.data.Image;
import io.zico.core.data.Label;
import io.zico.core.data.Labels;
import io.zico.core.data.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Images as bytes and back, without loss: channels, height, width, pixels; then, unless that is a
 * class or nothing, what is known of the image, with its length before it. All deflated.
 */
final class PackedImages {

  private PackedImages() {}

  static byte[] pack(List<Sample> samples, Labels.Kind kind) {
    var bytes = new ByteArrayOutputStream();
    var fastest = new Deflater(Deflater.BEST_SPEED); // photographs hardly deflate at any level
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes, fastest))) {
      for (var sample : samples) {
        out.writeInt(sample.image().channels());
        out.writeInt(sample.image().height());
        out.writeInt(sample.image().width());
        out.write(sample.image().pixels());
        if (!standsElsewhere(kind)) {
          byte[] label = sample.label().bytes();
          out.writeInt(label.length);
          out.write(label);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fastest.end();
    }
    return bytes.toByteArray();
  }

  /** Classes are kept beside all blocks, so that finding some of one reads no pictures. */
  private static boolean standsElsewhere(Labels.Kind kind) {
    return kind == Labels.Kind.CLASS || kind == Labels.Kind.NONE;
  }

  /** Reads the images of a block back; those that have a class each come without it. */
  static List<Sample> unpack(byte[] packed, int count, Labels.Kind kind) {
    var samples = new ArrayList<Sample>(count);
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      for (int i = 0; i < count; i++) {
        var image = image(in);
        samples.add(new Sample(image, label(in, image, kind)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a block of images is damaged in the database", e);
    }
    return samples;
  }

  private static Image image(DataInputStream in) throws IOException {
    int channels = in.readInt();
    int height = in.readInt();
    int width = in.readInt();
    var pixels = new byte[channels * height * width];
    in.readFully(pixels);
    return new Image(channels, height, width, pixels);
  }

  private static Label label(DataInputStream in, Image image, Labels.Kind kind) throws IOException {
    if (standsElsewhere(kind)) {
      return new Label.Nothing();
    }
    var bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return kind.label(image, bytes);
  }
}
