package dev.millet.images.drawing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the orientation from Exif data (Exif 2.32, section 4.5: a TIFF header and directories). */
final class Exif {

  private static final int UPRIGHT = 1;
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRY_BYTES = 12;

  private Exif() {}

  /**
   * The orientation, 1 to 8.
   *
   * @return 1 also where the data say nothing, or nothing that makes sense
   */
  static int orientation(byte[] file, int from, int length) {
    ByteBuffer tiff = ByteBuffer.wrap(file, from, length).slice();
    if (length < 8) {
      return UPRIGHT;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = Integer.toUnsignedLong(tiff.getInt(4));
    if (directory + 2 > length) {
      return UPRIGHT;
    }
    int entries = Short.toUnsignedInt(tiff.getShort((int) directory));
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) i * ENTRY_BYTES;
      if (entry + ENTRY_BYTES > length) {
        return UPRIGHT;
      }
      if (Short.toUnsignedInt(tiff.getShort((int) entry)) == ORIENTATION) {
        int value = Short.toUnsignedInt(tiff.getShort((int) entry + 8));
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
