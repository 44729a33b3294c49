package dev.millet.images.drawing;

/**
 * Walks through the segments of a JPEG file (ITU-T T.81, annex B): finds out how it is turned,
 * whether it is complete, and how many scans it makes a decoder go through.
 */
final class JpegSegments {

  private static final int APP1 = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  // A progressive image has about ten; thousands keep a decoder busy for minutes.
  private static final int MAX_SCANS = 64;
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  private final byte[] file;
  private int at = 2;
  private int scans;
  private int orientation = 1;

  private JpegSegments(byte[] file) {
    this.file = file;
  }

  static Anatomy read(byte[] file) throws Refused {
    JpegSegments segments = new JpegSegments(file);
    segments.walk();
    return new Anatomy(segments.orientation, 0);
  }

  private void walk() throws Refused {
    for (int marker = marker(); marker != END_OF_IMAGE; marker = marker()) {
      if (marker >= 0xD0 && marker <= 0xD8 || marker == 0x01) {
        continue; // these stand alone
      }
      int length = unsignedShort(at);
      if (length < 2 || at + length > file.length) {
        throw Refused.broken();
      }
      if (marker == APP1 && orientation == 1) {
        lookAtExif(at + 2, length - 2);
      }
      at += length;
      if (marker == START_OF_SCAN) {
        passScan();
      }
    }
  }

  private int marker() throws Refused {
    if (at + 1 >= file.length || (file[at] & 0xFF) != 0xFF) {
      throw Refused.broken();
    }
    while (at < file.length && (file[at] & 0xFF) == 0xFF) {
      at++; // fill bytes may stand before a marker
    }
    if (at >= file.length) {
      throw Refused.broken();
    }
    return file[at++] & 0xFF;
  }

  private void passScan() throws Refused {
    if (++scans > MAX_SCANS) {
      throw Refused.broken();
    }
    while (at + 1 < file.length && !endsScan(at)) {
      at++;
    }
  }

  // Within a scan, 0xFF is followed by zero, or by the number of a restart.
  private boolean endsScan(int place) {
    int next = file[place + 1] & 0xFF;
    return (file[place] & 0xFF) == 0xFF && next != 0 && (next < 0xD0 || next > 0xD7);
  }

  private void lookAtExif(int from, int length) {
    if (length < EXIF.length) {
      return;
    }
    for (int i = 0; i < EXIF.length; i++) {
      if (file[from + i] != EXIF[i]) {
        return;
      }
    }
    orientation = Exif.orientation(file, from + EXIF.length, length - EXIF.length);
  }

  private int unsignedShort(int place) throws Refused {
    if (place + 1 >= file.length) {
      throw Refused.broken();
    }
    return (file[place] & 0xFF) << 8 | file[place + 1] & 0xFF;
  }
}
