package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import org.junit.Test;

public final class TextRuleTest {

  @Test
  public void lengthsCountCodePoints() {
    assertNull(TextRule.TITLE.check("🌾".repeat(200)).problem());
    assertEquals("too-long", TextRule.TITLE.check("🌾".repeat(201)).problem().code());
  }

  @Test
  public void aTitleIsOneLine() {
    assertEquals("a b c", TextRule.TITLE.check("  a\r\n b\t\u3000c ").text());
  }

  @Test
  public void linesOfABodyEndInOneWay() {
    assertEquals("a\nb\nc", TextRule.BODY.check("a\r\nb\rc").text());
  }

  @Test
  public void controlCharactersAreRefused() {
    for (String unwanted : new String[] {"\u0000", "\u0007", "\u001b", "\u007f", "\u0085x"}) {
      String code = TextRule.BODY.check("a" + unwanted + "b").problem().code();
      assertEquals("control-character", code);
    }
  }

  @Test
  public void halfACharacterIsRefused() {
    assertEquals("control-character", TextRule.BODY.check("a\ud83c").problem().code());
  }

  @Test
  public void aTitleLosesWhatReordersItsNeighbours() {
    assertEquals("abc", TextRule.TITLE.check("\u202ea\u2066b\u2069c").text());
  }

  @Test
  public void rightToLeftTextIsKept() {
    assertEquals("الوضع الداكن", TextRule.TITLE.check("الوضع الداكن").text());
  }

  @Test
  public void nothingToSeeIsBlank() {
    for (String blank :
        new String[] {
          null, "", " ", "\u200b\u200d", "\u3164", "\u2800", "\u0301", "\u0903", "\ue000", "\ufffc"
        }) {
      assertEquals("blank", TextRule.TITLE.check(blank).problem().code());
    }
  }

  @Test
  public void whatIsFittedCanBeTaken() {
    for (String text : new String[] {"a\u0000b", "x".repeat(500), "🌾".repeat(500), "\ud83c"}) {
      String fitted = TextRule.BODY.fit(text);
      assertNull(TextRule.BODY.check(fitted).problem());
    }
    assertEquals("x".repeat(199) + "…", TextRule.TITLE.fit("x".repeat(500)));
  }
}
