package io.zico.app.datasets;

import io.zico.core.data.Image;
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

/** Images as bytes and back, without loss: channels, height, width, pixels; all deflated. */
final class PackedImages {

  private PackedImages() {}

  static byte[] pack(List<Image> images) {
    var bytes = new ByteArrayOutputStream();
    var fastest = new Deflater(Deflater.BEST_SPEED); // photographs hardly deflate at any level
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes, fastest))) {
      for (var image : images) {
        out.writeInt(image.channels());
        out.writeInt(image.height());
        out.writeInt(image.width());
        out.write(image.pixels());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fastest.end();
    }
    return bytes.toByteArray();
  }

  static List<Image> unpack(byte[] packed, int count) {
    var images = new ArrayList<Image>(count);
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      for (int i = 0; i < count; i++) {
        images.add(next(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a block of images is damaged in the database", e);
    }
    return images;
  }

  private static Image next(DataInputStream in) throws IOException {
    int channels = in.readInt();
    int height = in.readInt();
    int width = in.readInt();
    var pixels = new byte[channels * height * width];
    in.readFully(pixels);
    return new Image(channels, height, width, pixels);
  }
}
