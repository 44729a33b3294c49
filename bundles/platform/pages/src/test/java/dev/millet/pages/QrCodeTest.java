package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** A QR code is read back to the text that was drawn. */
public final class QrCodeTest {

  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
  private static final int MARGIN = 4;

  @Test
  public void readersReadWhatWasDrawn() throws Exception {
    for (String text :
        new String[] {
          "otpauth://totp/Ideas%20%26%20x%3Amei?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=6",
          "https://ideas.example.org/events/7?in=a",
          "聚会 7 🌾"
        }) {
      String svg = QrCode.draw(text, "Code").markup();
      assertEquals(text, new Decoder().decode(modules(svg)).getText());
    }
  }

  private static BitMatrix modules(String svg) {
    Matcher size = SIZE.matcher(svg);
    assertTrue(svg, size.find());
    BitMatrix modules = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * MARGIN);
    Matcher run = RUN.matcher(svg);
    while (run.find()) {
      modules.setRegion(
          Integer.parseInt(run.group(1)) - MARGIN,
          Integer.parseInt(run.group(2)) - MARGIN,
          Integer.parseInt(run.group(3)),
          1);
    }
    return modules;
  }

  @Test
  public void theLabelIsForThoseWhoDoNotSeeItAndEscaped() {
    String svg = QrCode.draw("x", "二维码 \"<b>\"").markup();

    assertTrue(
        svg,
        svg.contains("role=\"img\" aria-label=\"二维码 &#34;&lt;b&gt;&#34;\"")
            || svg.contains("aria-label=\"二维码 &quot;&lt;b&gt;&quot;\""));
    assertFalse("the content security policy takes none", svg.contains("style="));
  }

  @Test
  public void aTextThatIsTooLongIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> QrCode.draw("x".repeat(3_000), "Code"));
  }
}
