package dev.millet.images.drawing;

import java.nio.ByteBuffer;

/** Walks through the chunks of a PNG file (PNG, third edition, section 5.3). */
final class PngChunks {

  private static final int SIGNATURE = 8;
  private static final int AROUND_DATA = 12;
  private static final int EXIF = 0x65584966;
  private static final int END = 0x49454E44;

  private PngChunks() {}

  static Anatomy read(byte[] file) throws Refused {
    ByteBuffer buffer = ByteBuffer.wrap(file);
    int orientation = 1;
    int at = SIGNATURE;
    while (at + AROUND_DATA <= file.length) {
      long length = Integer.toUnsignedLong(buffer.getInt(at));
      int type = buffer.getInt(at + 4);
      if (at + AROUND_DATA + length > file.length) {
        break;
      }
      if (type == EXIF) {
        orientation = Exif.orientation(file, at + 8, (int) length);
      }
      if (type == END) {
        return new Anatomy(orientation, 0);
      }
      at += (int) (AROUND_DATA + length);
    }
    throw Refused.broken();
  }
}
