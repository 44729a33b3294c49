package dev.millet.suggestions.history;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public final class TextDiffTest {

  @Test
  public void wordsThatChangedAreNamed() {
    assertEquals(
        "Make the [-old][+new] kettle whistle",
        text(TextDiff.of("Make the old kettle whistle", "Make the new kettle whistle")));
  }

  @Test
  public void inChineseCharactersThatChangedAreNamed() {
    assertEquals("晚上用[-白][+深]色界面更舒服。", text(TextDiff.of("晚上用白色界面更舒服。", "晚上用深色界面更舒服。")));
  }

  @Test
  public void charactersOutsideTheBasicPlaneAreNotCut() {
    assertEquals("[-𠮷][+𠮶]野家", text(TextDiff.of("𠮷野家", "𠮶野家")));
    assertEquals("[-👩‍🚀][+👩‍🎨]", text(TextDiff.of("👩‍🚀", "👩‍🎨")));
  }

  @Test
  public void neighbouringWordsAreOneChange() {
    assertEquals(
        "[-one two][+three four] five", text(TextDiff.of("one two five", "three four five")));
  }

  @Test
  public void whatIsNewOrGoneIsThat() {
    assertEquals("[+text]", text(TextDiff.of("", "text")));
    assertEquals("[-text]", text(TextDiff.of("text", "")));
    assertEquals("", text(TextDiff.of("", "")));
  }

  @Test
  public void longStretchesThatStayedAreLeftOut() {
    String lines =
        IntStream.range(0, 50).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    List<TextDiff.Piece> pieces = TextDiff.of(lines, lines.replace("line 25", "Line 25"));
    assertEquals(2, pieces.stream().filter(each -> each.kind() == TextDiff.Kind.LEFT_OUT).count());
    assertTrue(text(pieces), text(pieces).contains("line 24\n[-line][+Line] 25\nline 26\n"));
  }

  /** For any change to a text, the one side of the diff is the text before, the other after. */
  @Test
  public void bothTextsCanBeReadOffTheDiff() {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      String before = random(random);
      String after = random.nextInt(4) == 0 ? random(random) : edited(before, random);
      List<TextDiff.Piece> pieces = TextDiff.of(before, after);
      if (pieces.stream().noneMatch(each -> each.kind() == TextDiff.Kind.LEFT_OUT)) {
        assertEquals(before, side(pieces, TextDiff.Kind.ADDED));
        assertEquals(after, side(pieces, TextDiff.Kind.REMOVED));
      }
    }
  }

  @Test
  public void textsWithNothingInCommonAreOneReplacedByTheOther() {
    String before = IntStream.range(0, 10_000).mapToObj(i -> "a ").collect(Collectors.joining());
    String after =
        new Random(3)
            .ints(10_000, '一', '一' + 9_000)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    assertEquals("[-" + before + "][+" + after + "]", text(TextDiff.of(before, after)));
  }

  private static String random(Random random) {
    String[] words = {"tea", " ", "\n", "茶", "壶", ", ", "hot", "é", "🫖", "。"};
    return IntStream.range(0, random.nextInt(40))
        .mapToObj(i -> words[random.nextInt(words.length)])
        .collect(Collectors.joining());
  }

  private static String edited(String text, Random random) {
    int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length()) + 1));
    return text.substring(0, at) + random(random) + text.substring(at);
  }

  private static String side(List<TextDiff.Piece> pieces, TextDiff.Kind without) {
    return pieces.stream()
        .filter(each -> each.kind() != without)
        .map(TextDiff.Piece::text)
        .collect(Collectors.joining());
  }

  private static String text(List<TextDiff.Piece> pieces) {
    return pieces.stream()
        .map(
            each ->
                switch (each.kind()) {
                  case SAME -> each.text();
                  case ADDED -> "[+" + each.text() + "]";
                  case REMOVED -> "[-" + each.text() + "]";
                  case LEFT_OUT -> "…";
                })
        .collect(Collectors.joining());
  }
}
