package dev.millet.search.text;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public final class WordsTest {

  private static List<String> indexed(String text) {
    return TypedWord.of(Words.indexed(), text, 100).stream().map(TypedWord::text).toList();
  }

  @Test
  public void joinedWordsHaveTheirParts() {
    assertEquals(List.of("tabl", "table", "tableview", "view"), sorted("TableView"));
    assertEquals(List.of("i", "iphon", "iphone", "phone"), sorted("iPhone"));
  }

  private static List<String> sorted(String text) {
    return indexed(text).stream().sorted().toList();
  }

  @Test
  public void otherWordsStayWhole() {
    assertEquals(
        List.of("can't", "13.0.5.0", "miui", "sqlite"), indexed("can't 13.0.5.0 MIUI SQLite"));
  }
}
