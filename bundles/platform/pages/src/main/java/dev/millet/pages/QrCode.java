package dev.millet.pages;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.millet.api.pages.Html;
import java.util.Locale;
import java.util.Map;

/**
 * Draws QR codes (ISO/IEC 18004) as SVG: dark on light also where the page is dark, since many
 * readers know nothing else.
 */
final class QrCode {

  /** As wide as four modules, which the standard asks for. */
  private static final int MARGIN = 4;

  private QrCode() {}

  /**
   * Draws a text.
   *
   * @param label what the image is, for those who do not see it
   * @throws IllegalArgumentException where the text is too long for a QR code
   */
  static Html draw(String text, String label) {
    ByteMatrix modules = modules(text);
    int size = modules.getWidth() + 2 * MARGIN;
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int end = x;
        while (end < modules.getWidth() && modules.get(end, y) == 1) {
          end++;
        }
        if (end > x) {
          int width = end - x;
          path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN);
          path.append('h').append(width).append("v1h-").append(width).append('z');
        }
        x = end + 1;
      }
    }
    return new Html(
        String.format(
            Locale.ROOT,
            "<svg class=\"qr-code\" role=\"img\" aria-label=\"%1$s\" viewBox=\"0 0 %2$d %2$d\""
                + " shape-rendering=\"crispEdges\">"
                + "<path fill=\"#fff\" d=\"M0 0h%2$dv%2$dH0z\"/><path fill=\"#000\" d=\"%3$s\"/></svg>",
            Text.escaped(label),
            size,
            path));
  }

  private static ByteMatrix modules(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M, hints(text)).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("the text is too long for a QR code", e);
    }
  }

  /** ASCII goes without: some readers stumble over a code that names its character set. */
  private static Map<EncodeHintType, ?> hints(String text) {
    return text.chars().allMatch(each -> each < 0x80)
        ? Map.of()
        : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
  }
}
