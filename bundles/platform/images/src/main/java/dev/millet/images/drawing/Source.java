package dev.millet.images.drawing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file whose header has been read. Decoders answer broken files with whatever they run into; here
 * it is always that the file is refused.
 */
final class Source implements AutoCloseable {

  private final ImageReader reader;
  private final int width;
  private final int height;

  private Source(ImageReader reader) throws IOException {
    this.reader = reader;
    this.width = reader.getWidth(0);
    this.height = reader.getHeight(0);
  }

  static Source open(Format format, byte[] file) throws Refused {
    ImageReader reader = null;
    try {
      reader = format.reader();
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)), true, true);
      return new Source(reader);
    } catch (IOException | RuntimeException e) {
      if (reader != null) {
        reader.dispose();
      }
      throw Refused.broken();
    }
  }

  long pixels() {
    return (long) width * height;
  }

  int maxEdge() {
    return Math.max(width, height);
  }

  /** The first picture, of every step-th column and row. */
  BufferedImage decode(int step) throws Refused {
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    try {
      return reader.read(0, param);
    } catch (IOException | RuntimeException e) {
      throw Refused.broken();
    }
  }

  @Override
  public void close() {
    reader.dispose();
  }
}
