package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import org.junit.Test;

public final class BidiControlsTest {

  @Test
  public void ordinaryTextIsLeftAlone() {
    String arabic = "نص عربي \u200F و English";
    assertSame(arabic, BidiControls.tame(arabic));
  }

  @Test
  public void embeddingsAndOverridesGo() {
    assertEquals("abcde", BidiControls.tame("a\u202Ab\u202Bc\u202Dd\u202Ee\u202C"));
  }

  @Test
  public void anIsolateIsClosedAtTheEndOfItsLine() {
    assertEquals("\u2067a\u2069\nb", BidiControls.tame("\u2067a\nb"));
  }

  @Test
  public void whatWasNeverOpenedIsNotClosed() {
    assertEquals("ab", BidiControls.tame("a\u2069b"));
  }

  @Test
  public void isolatesDoNotNestWithoutEnd() {
    assertEquals(60 + 60, BidiControls.tame("\u2066".repeat(1000)).length());
  }
}
