package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.pages.Html;
import org.junit.Test;

public final class RenderedTextsTest {

  private final RenderedTexts texts = new RenderedTexts(160);

  @Test
  public void whatWasKeptIsFound() {
    texts.keep("a", new Html("<p>a</p>"));
    assertEquals("<p>a</p>", texts.find("a").orElseThrow().markup());
  }

  @Test
  public void theLeastRecentlyUsedGoesFirst() {
    for (int i = 0; i < 16; i++) {
      texts.keep("source" + i, new Html(""));
      texts.find("source0");
    }
    for (int i = 16; i < 24; i++) {
      texts.keep("source" + i, new Html(""));
      texts.find("source0");
    }
    assertTrue(texts.find("source0").isPresent());
    assertTrue(texts.find("source1").isEmpty());
    assertTrue(texts.size() <= 160);
  }

  @Test
  public void aGiantIsNotKept() {
    texts.keep("x".repeat(100), new Html(""));
    assertEquals(0, texts.size());
  }
}
