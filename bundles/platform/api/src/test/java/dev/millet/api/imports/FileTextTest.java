package dev.millet.api.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public final class FileTextTest {

  private static final FileText TITLE = FileText.line("title", 200);
  private static final FileText BODY = FileText.lines("body", 20_000).optional();

  @Test
  public void lengthsCountCodePoints() {
    assertTrue(TITLE.problem("🌾".repeat(200)).isEmpty());
    assertEquals("text.too-long", TITLE.problem("🌾".repeat(201)).orElseThrow().code());
  }

  @Test
  public void aTitleIsOneLine() {
    assertEquals("a b c", TITLE.fit("  a\r\n b\t\u3000c "));
  }

  @Test
  public void linesOfABodyEndInOneWay() {
    assertEquals("a\nb\nc", BODY.fit("a\r\nb\rc"));
  }

  @Test
  public void controlCharactersAreRefused() {
    for (String unwanted : new String[] {"\u0000", "\u0007", "\u001b", "\u007f", "\u0085x"}) {
      String code = BODY.problem("a" + unwanted + "b").orElseThrow().code();
      assertEquals("text.control-character", code);
    }
  }

  @Test
  public void halfACharacterIsRefused() {
    assertEquals("text.control-character", BODY.problem("a\ud83c").orElseThrow().code());
  }

  @Test
  public void aTitleLosesWhatReordersItsNeighbours() {
    assertEquals("abc", TITLE.fit("\u202ea\u2066b\u2069c"));
  }

  @Test
  public void rightToLeftTextIsKept() {
    assertEquals("الوضع الداكن", TITLE.fit("الوضع الداكن"));
  }

  @Test
  public void nothingToSeeIsBlank() {
    for (String blank :
        new String[] {
          null, "", " ", "\u200b\u200d", "\u3164", "\u2800", "\u0301", "\u0903", "\ue000", "\ufffc"
        }) {
      assertEquals("text.blank", TITLE.problem(blank).orElseThrow().code());
    }
  }

  @Test
  public void whatIsFittedCanBeTaken() {
    for (String text : new String[] {"a\u0000b", "x".repeat(500), "🌾".repeat(500), "\ud83c"}) {
      String fitted = BODY.fit(text);
      assertTrue(BODY.problem(fitted).isEmpty());
    }
    assertEquals("x".repeat(199) + "…", TITLE.fit("x".repeat(500)));
  }
}
