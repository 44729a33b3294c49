package dev.millet.pages;

import static org.junit.Assert.assertEquals;

import java.util.Locale;
import java.util.Map;
import org.junit.Test;

public final class TextsTest {

  private final Texts own = Texts.load(file -> TextsTest.class.getResource("/" + file));

  @Test
  public void bothLanguagesHaveTheSameKeys() {
    assertEquals(
        own.byLanguage().get(Languages.ENGLISH).keySet(),
        own.byLanguage().get(Languages.CHINESE).keySet());
  }

  @Test
  public void filesAreReadAsUtf8() {
    assertEquals("登录", own.text(Locale.SIMPLIFIED_CHINESE, "shell.sign-in"));
  }

  @Test
  public void aTextMissingInALanguageComesInEnglish() {
    Texts texts =
        new Texts(
            Map.of(
                Languages.ENGLISH,
                Map.of("key", new FixedMessage("word")),
                Languages.CHINESE,
                Map.of()));
    assertEquals("word", texts.text(Languages.CHINESE, "key"));
  }

  @Test
  public void anUnknownKeyComesInQuestionMarks() {
    assertEquals("???no.such???", own.text(Languages.ENGLISH, "no.such"));
  }

  @Test
  public void aBundleWithoutMessagesHasNone() {
    assertEquals("???x???", Texts.load(file -> null).text(Languages.CHINESE, "x"));
  }
}
