package dev.millet.gateway.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A static file, held in memory so that it outlives its bundle.
 *
 * @param contentType by its name
 * @param content the file
 * @param gzipped the file compressed once for all; null where that gains nothing
 */
record Asset(String contentType, byte[] content, byte[] gzipped) {

  private static final int WORTH_COMPRESSING = 512;

  static Asset of(String file, byte[] content) {
    String contentType = ContentTypes.of(file);
    boolean text = ContentTypes.isText(contentType) && content.length >= WORTH_COMPRESSING;
    byte[] gzipped = text ? gzip(content) : null;
    return new Asset(contentType, content, gzipped);
  }

  int size() {
    return content.length + (gzipped == null ? 0 : gzipped.length);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
