package dev.millet.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Files for tests: red and green above, blue and white below. */
public final class Pictures {

  private Pictures() {}

  public static BufferedImage quarters(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height / 2);
    graphics.setColor(Color.GREEN);
    graphics.fillRect(width / 2, 0, width - width / 2, height / 2);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, height / 2, width / 2, height - height / 2);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(width / 2, height / 2, width - width / 2, height - height / 2);
    graphics.dispose();
    return image;
  }

  public static byte[] file(String format, int width, int height) {
    return encode(format, quarters(width, height, BufferedImage.TYPE_INT_RGB));
  }

  public static byte[] encode(String format, BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException("not written: " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static BufferedImage decode(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] resource(String name) {
    try (InputStream in = Pictures.class.getResourceAsStream("/images/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JPEG file that a camera held turned, with words in its metadata. */
  public static byte[] jpegTurned(int orientation, int width, int height) {
    byte[] file = file("jpeg", width, height);
    byte[] exif = exif(orientation);
    ByteBuffer out = ByteBuffer.allocate(file.length + exif.length + 10);
    out.put(file, 0, 2);
    out.put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.length + 8));
    out.put(new byte[] {'E', 'x', 'i', 'f', 0, 0}).put(exif);
    out.put(file, 2, file.length - 2);
    return out.array();
  }

  public static byte[] pngTurned(int orientation, int width, int height) {
    byte[] file = file("png", width, height);
    byte[] chunk = chunk("eXIf", exif(orientation));
    ByteBuffer out = ByteBuffer.allocate(file.length + chunk.length);
    out.put(file, 0, 33).put(chunk).put(file, 33, file.length - 33);
    return out.array();
  }

  static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(data.length + 12);
    chunk.putInt(data.length);
    for (int i = 0; i < 4; i++) {
      chunk.put((byte) type.charAt(i));
    }
    chunk.put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, data.length + 4);
    chunk.putInt((int) crc.getValue());
    return chunk.array();
  }

  private static byte[] exif(int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(60);
    tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 1);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    tiff.putShort((short) 0).putInt(0);
    for (char c : "31.2304 N 121.4737 E".toCharArray()) {
      tiff.put((byte) c);
    }
    return tiff.array();
  }

  /** A PNG file whose header claims a size that its few bytes do not hold. */
  public static byte[] pngClaiming(int width, int height) {
    ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
    head.put(new byte[] {8, 2, 0, 0, 0});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    file.writeBytes(chunk("IHDR", head.array()));
    file.writeBytes(chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }
}
