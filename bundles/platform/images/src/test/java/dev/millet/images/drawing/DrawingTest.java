package dev.millet.images.drawing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.images.PreparedImage;
import dev.millet.images.Pictures;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class DrawingTest {

  private final Drawing drawing = new Drawing(1_000_000);

  private static String corners(PreparedImage image) {
    BufferedImage picture = Pictures.decode(image.content());
    int right = picture.getWidth() - 3;
    int bottom = picture.getHeight() - 3;
    return colour(picture, 2, 2)
        + colour(picture, right, 2)
        + colour(picture, 2, bottom)
        + colour(picture, right, bottom);
  }

  private static String colour(BufferedImage picture, int x, int y) {
    int rgb = picture.getRGB(x, y);
    if (rgb >>> 24 < 16) {
      return "-";
    }
    boolean red = (rgb >> 16 & 0xFF) > 128;
    boolean green = (rgb >> 8 & 0xFF) > 128;
    boolean blue = (rgb & 0xFF) > 128;
    return red && green && blue ? "w" : red ? "r" : green ? "g" : blue ? "b" : "?";
  }

  private static String size(PreparedImage image) {
    BufferedImage picture = Pictures.decode(image.content());
    assertEquals(picture.getWidth(), image.width());
    assertEquals(picture.getHeight(), image.height());
    return image.width() + "x" + image.height();
  }

  @Test
  public void eachFormatIsRead() throws Exception {
    for (String format : new String[] {"jpeg", "png", "gif"}) {
      PreparedImage image = drawing.redraw(Pictures.file(format, 64, 48), 100);
      assertEquals(format, "rgbw", corners(image));
      assertEquals(format, "64x48", size(image));
    }
  }

  @Test
  public void webpIsRead() throws Exception {
    assertEquals("rgbw", corners(drawing.redraw(Pictures.resource("lossy.webp"), 100)));
    assertEquals("rgb-", corners(drawing.redraw(Pictures.resource("lossless.webp"), 100)));
    assertEquals("rgb-", corners(drawing.redraw(Pictures.resource("transparent.webp"), 100)));
  }

  @Test
  public void aLargeImageIsScaledDown() throws Exception {
    assertEquals("100x75", size(drawing.redraw(Pictures.file("jpeg", 640, 480), 100)));
    assertEquals("75x100", size(drawing.redraw(Pictures.file("png", 480, 640), 100)));
    assertEquals("100x1", size(drawing.redraw(Pictures.file("png", 900, 2), 100)));
  }

  @Test
  public void aSmallImageKeepsItsSize() throws Exception {
    assertEquals("64x48", size(drawing.redraw(Pictures.file("jpeg", 64, 48), 2000)));
  }

  @Test
  public void whatWasHeldTurnedIsUpright() throws Exception {
    String[] upright = {"rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"};
    for (int orientation = 1; orientation <= 8; orientation++) {
      String size = orientation < 5 ? "64x48" : "48x64";
      for (byte[] file :
          new byte[][] {
            Pictures.jpegTurned(orientation, 64, 48), Pictures.pngTurned(orientation, 64, 48)
          }) {
        PreparedImage image = drawing.redraw(file, 100);
        assertEquals("orientation " + orientation, upright[orientation - 1], corners(image));
        assertEquals("orientation " + orientation, size, size(image));
      }
    }
  }

  @Test
  public void anOrientationThatIsNoneIsPassedOver() throws Exception {
    assertEquals("rgbw", corners(drawing.redraw(Pictures.jpegTurned(9, 64, 48), 100)));
    assertEquals("rgbw", corners(drawing.redraw(Pictures.jpegTurned(0, 64, 48), 100)));
  }

  @Test
  public void metadataAreLeftOut() throws Exception {
    byte[] file = Pictures.jpegTurned(6, 64, 48);
    assertTrue(text(file).contains("121.4737"));
    assertFalse(text(drawing.redraw(file, 100).content()).contains("121.4737"));
  }

  @Test
  public void whatHidesBehindTheImageIsLeftOut() throws Exception {
    byte[] file = Pictures.file("jpeg", 64, 48);
    byte[] two = java.util.Arrays.copyOf(file, file.length + 40);
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(script, 0, two, file.length, script.length);
    assertFalse(text(drawing.redraw(two, 100).content()).contains("script"));
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  public void whatShinesThroughStaysSo() throws Exception {
    BufferedImage picture = Pictures.quarters(64, 48, BufferedImage.TYPE_INT_ARGB);
    for (int y = 24; y < 48; y++) {
      for (int x = 32; x < 64; x++) {
        picture.setRGB(x, y, 0);
      }
    }
    PreparedImage image = drawing.redraw(Pictures.encode("png", picture), 100);
    assertEquals("image/png", image.contentType());
    assertEquals("rgb-", corners(image));
  }

  @Test
  public void aPhotographBecomesJpegAndAScreenshotStaysSharp() throws Exception {
    BufferedImage noise = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 40_000; i++) {
      noise.setRGB(i % 200, i / 200, random.nextInt());
    }
    assertEquals("image/jpeg", drawing.redraw(Pictures.encode("png", noise), 500).contentType());
    assertEquals("image/jpeg", drawing.redraw(Pictures.file("jpeg", 64, 48), 500).contentType());
    assertEquals("image/png", drawing.redraw(Pictures.file("png", 64, 48), 500).contentType());
  }

  @Test
  public void anOpaqueImageWithAnAlphaChannelIsNotTransparent() throws Exception {
    BufferedImage noise = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 40_000; i++) {
      noise.setRGB(i % 200, i / 200, random.nextInt() | 0xFF000000);
    }
    assertEquals("image/jpeg", drawing.redraw(Pictures.encode("png", noise), 500).contentType());
  }

  @Test
  public void greyAndIndexedAndDeepImagesAreRead() throws Exception {
    for (int type :
        new int[] {
          BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_BYTE_BINARY
        }) {
      byte[] file = Pictures.encode("png", Pictures.quarters(64, 48, type));
      assertEquals("64x48", size(drawing.redraw(file, 100)));
    }
  }
}
