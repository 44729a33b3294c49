package dev.millet.suggestions.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public final class TagsTest {

  @Test
  public void tagsAreKeptInOneForm() {
    assertEquals(
        List.of("dark-mode", "ui", "深色模式", "größe"),
        Tags.check(List.of(" Dark  Mode ", "#UI", "ｕｉ", "深色模式", "GRÖSSE".replace("SS", "ß")))
            .tags());
  }

  @Test
  public void tenAreTakenAndElevenAreNot() {
    List<String> eleven = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
    assertNull(Tags.check(eleven.subList(0, 10)).problem());
    assertEquals("too-many", Tags.check(eleven).problem().code());
  }

  @Test
  public void blankLongAndSeparatedOnesAreRefused() {
    for (String bad : new String[] {"", "\u200b", "字".repeat(41), "a,b", "a，b", null}) {
      assertEquals("bad-tag", Tags.check(Arrays.asList(bad, "x")).problem().code());
    }
  }

  @Test
  public void aFieldIsSplitAtCommasOfAnyKind() {
    assertEquals(List.of("续航", "相机", "ui"), Tags.split("续航，相机、ui;,"));
  }

  @Test
  public void aColumnKeepsThem() {
    List<String> tags = List.of("a", "b-c", "中文");
    assertEquals(tags, Tags.parse(Tags.join(tags)));
    assertEquals(List.of(), Tags.parse(""));
  }
}
