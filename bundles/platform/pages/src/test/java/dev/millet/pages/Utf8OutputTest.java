package dev.millet.pages;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public final class Utf8OutputTest {

  private static final String ALL_LENGTHS = "aé很😀\u07FF\u0800\uFFFF\uD800\uDC00\uDBFF\uDFFF";

  private final Utf8Output output = new Utf8Output(1);

  @Test
  public void shortTextIsEncodedAsJavaDoes() {
    output.writeContent(ALL_LENGTHS);
    assertArrayEquals(ALL_LENGTHS.getBytes(StandardCharsets.UTF_8), output.toByteArray());
  }

  @Test
  public void longTextIsEncodedAsJavaDoes() {
    String text = ALL_LENGTHS.repeat(100);
    output.writeContent(text);
    assertEquals(text, output.toString());
  }

  @Test
  public void aPartOfATextIsWritten() {
    output.writeContent("很<b", 0, 1);
    assertEquals("很", output.toString());
  }

  @Test
  public void finishedBytesAreCopied() {
    output.writeBinaryContent("<p>".getBytes(StandardCharsets.UTF_8));
    output.writeContent("x");
    assertEquals("<p>x", output.toString());
  }

  @Test
  public void halfACharacterIsReplacedWhateverTheLength() {
    output.writeContent("a\uD83D");
    output.writeContent(("\uDE00" + "b".repeat(300)));
    assertEquals("a??" + "b".repeat(300), output.toString());
  }
}
