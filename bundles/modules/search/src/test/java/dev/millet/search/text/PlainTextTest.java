package dev.millet.search.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public final class PlainTextTest {

  /** A text that counts how often one of its characters is looked at. */
  private static final class Counted implements CharSequence {

    private final String text;
    private long looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      looks++;
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }
  }

  @Test
  public void signsAndAddressesAreLeftOut() {
    assertEquals(
        "Title one two three link picture 录屏",
        PlainText.of(
            "# Title\n\n- one\n  2. **two**\n> `three`\n[link](https://example.com/a_b)"
                + " ![picture](/x.png)\n| 录屏"));
    assertEquals("5 - 3 [open](bracket", PlainText.of("5 - 3 [open](bracket"));
  }

  @Test
  public void hostileTextsTakeNoLonger() {
    for (String part :
        List.of(
            "[", "![", "[](", "[a](b", "[a", "](", "(", "\n", " \n", "\t", "*", "1", "|", "   ")) {
      Counted text = new Counted(part.repeat(100_000 / part.length()));
      PlainText.withoutSigns(text);
      assertTrue(part + ": " + text.looks, text.looks < 100L * text.length());
      assertTrue(PlainText.of(text.text).length() <= PlainText.MAX_LENGTH);
    }
  }
}
