package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import java.util.List;
import org.junit.Test;

public final class TagsTest {

  @Test
  public void tagsAreKeptInOneForm() {
    List<String> typed = List.of(" Dark  Mode ", "#UI", "ｕｉ", "深色模式", "GRÖSSE".replace("SS", "ß"));
    assertEquals(
        List.of("dark-mode", "ui", "ui", "深色模式", "größe"),
        typed.stream().map(Tags::check).toList());
  }

  @Test
  public void blankLongAndSeparatedOnesAreRefused() {
    for (String bad :
        new String[] {"#", "\u200b", "字".repeat(41), "a,b", "a，b", "\ufdfa".repeat(3)}) {
      var refused = assertThrows(ProblemException.class, () -> Tags.check(bad));
      assertEquals("bad-tag", refused.problem().fields().get(0).code());
    }
  }

  @Test
  public void aColumnKeepsThem() {
    List<String> tags = List.of("a", "b-c", "中文");
    assertEquals(tags, Tags.parse(Tags.join(tags)));
    assertEquals(List.of(), Tags.parse(""));
  }
}
