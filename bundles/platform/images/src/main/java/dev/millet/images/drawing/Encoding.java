package dev.millet.images.drawing;

import dev.millet.api.images.PreparedImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a drawn picture: as PNG where something shines through, as JPEG otherwise. */
final class Encoding {

  private static final float QUALITY = 0.85f;
  private static final String JPEG = "image/jpeg";
  private static final String PNG = "image/png";

  private Encoding() {}

  /**
   * The encoded picture.
   *
   * @param fromLossless whether PNG is taken as well where it is the smaller one, as for most
   *     screenshots: their letters stay sharp
   */
  static PreparedImage encode(BufferedImage picture, boolean fromLossless) {
    if (isTransparent(picture)) {
      return prepared(PNG, picture, encode(picture, PNG));
    }
    byte[] jpeg = encode(opaque(picture), JPEG);
    if (fromLossless) {
      byte[] png = encode(opaque(picture), PNG);
      if (png.length <= jpeg.length) {
        return prepared(PNG, picture, png);
      }
    }
    return prepared(JPEG, picture, jpeg);
  }

  private static PreparedImage prepared(String type, BufferedImage picture, byte[] content) {
    return new PreparedImage(type, picture.getWidth(), picture.getHeight(), content);
  }

  private static boolean isTransparent(BufferedImage picture) {
    if (!picture.getColorModel().hasAlpha()) {
      return false;
    }
    int[] row = new int[picture.getWidth()];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int pixel : row) {
        if (pixel >>> 24 != 0xFF) {
          return true;
        }
      }
    }
    return false;
  }

  private static BufferedImage opaque(BufferedImage picture) {
    if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
      return picture;
    }
    BufferedImage opaque =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return opaque;
  }

  private static byte[] encode(BufferedImage picture, String type) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(type).next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (type.equals(JPEG)) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory cannot be encoded", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
