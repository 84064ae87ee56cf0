package io.zico.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module whose one method gives the gradients of a scalar as tensors that can be
 * differentiated in turn: DJL can only leave them at the leaves, where each then keeps alive the
 * graph that keeps it alive.
 *
 * <p>The code is a text beside this class. What is around it is the archive that libtorch reads: a
 * zip file without compression, in which pickles tell that the module has no attributes.
 */
final class GradientScript {

  private static final String NAME = "Gradients";
  private static final String CODE = "gradients.torchscript";

  /** Protocol 2; an object of the class, with the attributes {training: true}. */
  private static final String MODULE =
      "\u0080\u0002c__torch__\n" + NAME + "\n)\u0081}X\u0008\0\0\0training\u0088sb.";

  /** Protocol 2; an empty tuple. */
  private static final String NO_CONSTANTS = "\u0080\u0002).";

  private static final byte[] ARCHIVE = archive();

  private GradientScript() {}

  /** The module as a file. */
  static InputStream open() {
    return new ByteArrayInputStream(ARCHIVE);
  }

  private static byte[] archive() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes);
        var code = GradientScript.class.getResourceAsStream(CODE)) {
      store(zip, "data.pkl", MODULE.getBytes(StandardCharsets.ISO_8859_1));
      store(zip, "code/__torch__.py", Objects.requireNonNull(code, CODE).readAllBytes());
      store(zip, "constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
      store(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var checksum = new CRC32();
    checksum.update(content);
    var entry = new ZipEntry("module/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
