package dev.millet.images.drawing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks through the chunks of a WebP file (RFC 9649, section 2). The size of the canvas in its
 * header may be smaller than the pictures in it: those are what a decoder makes room for.
 */
final class WebpChunks {

  private static final int HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;
  private static final int LOSSY = code("VP8 ");
  private static final int LOSSLESS = code("VP8L");
  private static final int FRAME = code("ANMF");
  private static final int EXIF = code("EXIF");
  private static final int LOSSLESS_SIGNATURE = 0x2F;

  private final ByteBuffer file;
  private long pixels;
  private int orientation = 1;

  private WebpChunks(byte[] file) {
    this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  static Anatomy read(byte[] file) throws Refused {
    WebpChunks chunks = new WebpChunks(file);
    chunks.walk(HEADER, file.length);
    if (chunks.pixels == 0) {
      throw Refused.broken();
    }
    return new Anatomy(chunks.orientation, chunks.pixels);
  }

  private void walk(int from, int end) throws Refused {
    int at = from;
    while (at + CHUNK_HEADER <= end) {
      int type = file.getInt(at);
      long length = Integer.toUnsignedLong(file.getInt(at + 4));
      int data = at + CHUNK_HEADER;
      if (data + length > end) {
        throw Refused.broken();
      }
      inspect(type, data, (int) length);
      at = (int) Math.min(end, data + length + (length & 1));
    }
  }

  private void inspect(int type, int data, int length) throws Refused {
    if (type == LOSSY && length >= 10) {
      int width = Short.toUnsignedInt(file.getShort(data + 6)) & 0x3FFF;
      int height = Short.toUnsignedInt(file.getShort(data + 8)) & 0x3FFF;
      count(width, height);
    } else if (type == LOSSLESS && length >= 5 && file.get(data) == LOSSLESS_SIGNATURE) {
      int bits = file.getInt(data + 1);
      count((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
    } else if (type == FRAME && length > FRAME_HEADER) {
      walk(data + FRAME_HEADER, data + length);
    } else if (type == EXIF) {
      orientation = Exif.orientation(file.array(), data, length);
    }
  }

  private void count(int width, int height) {
    pixels = Math.max(pixels, (long) width * height);
  }

  private static int code(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
