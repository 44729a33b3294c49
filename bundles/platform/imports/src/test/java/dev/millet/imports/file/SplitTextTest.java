package dev.millet.imports.file;

import static org.junit.Assert.assertEquals;

import dev.millet.api.imports.FileText;
import org.junit.Test;

public final class SplitTextTest {

  private static void splits(String text, String title, String rest) {
    assertEquals(new SplitText(title, rest), SplitText.of(text, FileText.line("title", 200)));
  }

  @Test
  public void theFirstLineIsTheTitle() {
    splits("Dark mode\nAt night, please", "Dark mode", "At night, please");
    splits("  Dark mode \r\n\r\nPlease ", "Dark mode", "Please");
    splits("Dark mode", "Dark mode", "");
  }

  @Test
  public void theFirstSentenceOfALongerLineIsTheTitle() {
    splits("Add a dark mode. My eyes hurt!", "Add a dark mode", "My eyes hurt!");
    splits("Why no dark mode? Please.\nThanks", "Why no dark mode?", "Please.\nThanks");
    splits("Version 2.5 lacks a dark mode. Add it.", "Version 2.5 lacks a dark mode", "Add it.");
  }

  @Test
  public void chineseSentencesEndWithoutASpace() {
    splits("请增加深色模式。晚上太亮了！", "请增加深色模式", "晚上太亮了！");
    splits("为什么没有深色模式？晚上太亮了", "为什么没有深色模式？", "晚上太亮了");
    splits("他说“加深色模式！”我同意", "他说“加深色模式！”", "我同意");
  }

  @Test
  public void nothingIsLostOfABeginningThatIsTooLong() {
    String fits = "字😀".repeat(100);
    String tooLong = fits + "字";

    splits(fits + "。好", fits, "好");
    splits(tooLong + "\n好", tooLong, tooLong + "\n好");
  }
}
