package dev.millet.api.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.Locale;
import org.junit.Test;

public final class WrittenLanguageTest {

  private static final Locale ENGLISH = Locale.ENGLISH;
  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

  @Test
  public void hanIsChineseWhateverProductsItNames() {
    assertEquals("zh", WrittenLanguage.of("深色模式", ENGLISH));
    assertEquals("zh", WrittenLanguage.of("希望支持 iPhone 15 的 MagSafe 充电", ENGLISH));
    assertEquals("zh", WrittenLanguage.of("优の良品的包装太难打开了，希望改进一下", ENGLISH));
  }

  @Test
  public void kanaIsJapaneseAndHangulIsKorean() {
    assertEquals("ja", WrittenLanguage.of("電池の交換を簡単にしてください", ENGLISH));
    assertEquals("ja", WrittenLanguage.of("ダークモード", CHINESE));
    assertEquals("ko", WrittenLanguage.of("다크 모드를 지원해 주세요", ENGLISH));
    assertEquals("ko", WrittenLanguage.of("한국語 지원", CHINESE));
  }

  @Test
  public void whatIsInThePagesLanguageNeedsNoTag() {
    assertNull(WrittenLanguage.of("深色模式", CHINESE));
    assertNull(WrittenLanguage.of("The screen is dark when it should not be", ENGLISH));
  }

  @Test
  public void latinLettersAreEnglishOnlyWhereItIsSure() {
    assertEquals("en", WrittenLanguage.of("The screen is dark when it should not be", CHINESE));
    assertNull("a title may be anything", WrittenLanguage.of("Dark mode", CHINESE));
    assertNull(WrittenLanguage.of("Der Bildschirm ist dunkel, und das soll so sein", CHINESE));
    assertNull(WrittenLanguage.of("The café and the résumé with it", CHINESE));
    assertNull(WrittenLanguage.of("Тёмная тема", CHINESE));
  }

  @Test
  public void aTextThatOnlyQuotesAWordIsInTheOtherLanguage() {
    assertNull(WrittenLanguage.of("The label 深色 in the settings is cut off on my phone", ENGLISH));
    assertNull(WrittenLanguage.of("", ENGLISH));
    assertNull(WrittenLanguage.of("123 → 456 😀", CHINESE));
  }

  @Test
  public void theMarkupOfATextDoesNotCount() {
    String html = "<p><a class=\"mention\" href=\"/members/somebody-with-a-name\">@林</a>深色</p>";
    assertEquals("zh", WrittenLanguage.ofMarkup(html, ENGLISH));
    assertNull(WrittenLanguage.ofMarkup("<p title=\"深色\">Dark</p>", ENGLISH));
  }

  @Test
  public void aLongTextIsTold() {
    assertEquals("zh", WrittenLanguage.of("字".repeat(20_000), ENGLISH));
    assertEquals("zh", WrittenLanguage.of("\uD840\uDC00".repeat(5_000), ENGLISH));
  }
}
