package dev.millet.images.drawing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import dev.millet.images.Pictures;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

/** Files that are not what they say. */
public class HostileImagesTest {

  private final Drawing drawing = new Drawing(1_000_000);

  private void assertRefused(String code, byte[] file) {
    ProblemException problem =
        assertThrows(Refused.class, () -> drawing.redraw(file, 100)).toProblem("image");
    assertEquals(422, problem.problem().status());
    assertEquals("image", problem.problem().fields().get(0).name());
    assertEquals(code, problem.problem().fields().get(0).code());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  public void whatIsNoImageIsRefusedWhateverItIsCalled() {
    assertRefused("not-an-image", new byte[0]);
    assertRefused("not-an-image", ascii("hello"));
    assertRefused("not-an-image", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    assertRefused("not-an-image", ascii("<!doctype html><script>alert(1)</script>"));
    assertRefused("not-an-image", ascii("BM" + "x".repeat(100)));
    assertRefused("not-an-image", ascii("%PDF-1.7"));
    assertRefused("not-an-image", ascii("RIFFxxxxWAVEfmt "));
  }

  @Test
  public void aBeginningIsNotEnough() {
    for (String format : new String[] {"jpeg", "png", "gif"}) {
      byte[] file = Pictures.file(format, 64, 48);
      assertRefused("broken-image", Arrays.copyOf(file, 20));
      assertRefused("broken-image", Arrays.copyOf(file, file.length / 2));
    }
    byte[] webp = Pictures.resource("lossy.webp");
    assertRefused("broken-image", Arrays.copyOf(webp, 30));
    assertRefused("broken-image", Arrays.copyOf(webp, webp.length / 2));
    assertRefused("broken-image", ascii("GIF89a<script>alert(1)</script>"));
    assertRefused("broken-image", ascii("RIFF\0\0\0\0WEBPVP8 "));
  }

  @Test
  public void aPageThatBeginsLikeAnImageIsRefused() {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xFE});
    page.writeBytes(ascii("<script>alert(1)</script>"));
    assertRefused("broken-image", page.toByteArray());
  }

  @Test
  public void tooManyPixelsAreRefusedBeforeTheyAreDecoded() {
    assertRefused("too-many-pixels", Pictures.pngClaiming(1001, 1000));
    assertRefused("too-many-pixels", Pictures.pngClaiming(65_535, 65_535));
    assertRefused("too-many-pixels", Pictures.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE));
    assertRefused("too-many-pixels", Pictures.file("jpeg", 1001, 1000));
  }

  @Test
  public void aWebpFileWhosePictureIsLargerThanItsCanvasIsRefused() {
    byte[] file = Pictures.resource("lossy.webp");
    ByteBuffer words = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int picture = 12;
    while (words.getInt(picture) != 0x20385056) {
      int length = words.getInt(picture + 4);
      picture += 8 + length + (length & 1);
    }
    words.putShort(picture + 14, (short) 16_000);
    words.putShort(picture + 16, (short) 16_000);
    assertRefused("too-many-pixels", file);
  }

  @Test
  public void thousandsOfScansAreRefused() {
    byte[] file = Pictures.file("jpeg", 64, 48);
    int scan = -1;
    for (int i = 2; scan < 0; i++) {
      scan = (file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFF) == 0xDA ? i : -1;
    }
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(file, 0, scan);
    for (int i = 0; i < 1000; i++) {
      many.write(file, scan, file.length - 2 - scan);
    }
    many.write(file, file.length - 2, 2);
    assertRefused("broken-image", many.toByteArray());
  }

  @Test
  public void whateverIsBrokenIsRefusedOrDrawnAndNothingElse() {
    Random random = new Random(42);
    for (byte[] good :
        new byte[][] {
          Pictures.jpegTurned(6, 64, 48),
          Pictures.pngTurned(3, 64, 48),
          Pictures.file("gif", 64, 48),
          Pictures.resource("lossy.webp"),
          Pictures.resource("lossless.webp")
        }) {
      for (int i = 0; i < 100; i++) {
        byte[] file = good.clone();
        for (int bytes = random.nextInt(6); bytes >= 0; bytes--) {
          file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        try {
          drawing.redraw(file, 100);
        } catch (Refused expected) {
          // What is broken beyond drawing.
        }
      }
    }
  }
}
