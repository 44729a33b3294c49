package dev.millet.tests;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images, and what only looks like one. */
public final class Images {

  private static final int IHDR_DATA = 16;
  private static final int IHDR_CRC = 29;

  private Images() {}

  /** A good image, another for each size. */
  public static byte[] png(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      image.setRGB(x, x % height, 0xffffff);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An image with something else behind it. */
  public static byte[] polyglot(byte[] image, String behind) {
    byte[] hidden = behind.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(image.length + hidden.length).put(image).put(hidden).array();
  }

  /** Files that are sent as images and must not be kept, by what they are. */
  public static Map<String, byte[]> hostile() {
    byte[] good = png(64, 64);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a page", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
    files.put(
        "an SVG",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
            .getBytes(StandardCharsets.UTF_8));
    files.put(
        "a page that begins like a GIF", "GIF89a/*<script>*/".getBytes(StandardCharsets.UTF_8));
    files.put("the beginning of a PNG", Arrays.copyOf(good, good.length / 2));
    files.put("the header of a PNG", Arrays.copyOf(good, 33));
    files.put("an archive", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0});
    files.put("nothing", new byte[0]);
    files.put("2.5 thousand million pixels", bomb(50_000, 50_000));
    files.put("a side without end", bomb(Integer.MAX_VALUE, 1));
    files.put("eleven megabytes", Arrays.copyOf(good, 11 << 20));
    return files;
  }

  /** A PNG whose header promises more than its data hold. */
  private static byte[] bomb(int width, int height) {
    byte[] file = png(64, 64);
    ByteBuffer header = ByteBuffer.wrap(file);
    header.putInt(IHDR_DATA, width).putInt(IHDR_DATA + 4, height);
    CRC32 crc = new CRC32();
    crc.update(file, IHDR_DATA - 4, 17);
    header.putInt(IHDR_CRC, (int) crc.getValue());
    return file;
  }
}
