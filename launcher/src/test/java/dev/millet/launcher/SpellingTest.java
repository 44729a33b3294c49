package dev.millet.launcher;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class SpellingTest {

  private static final List<String> KNOWN = List.of("community", "core", "suggestions", "voting");

  @Test
  public void aWordWithALetterMissingIsRecognised() {
    assertEquals(Optional.of("suggestions"), Spelling.nearest("sugestions", KNOWN));
  }

  @Test
  public void capitalsDoNotCount() {
    assertEquals(Optional.of("voting"), Spelling.nearest("VOTING", KNOWN));
  }

  @Test
  public void aWordThatIsLikeNoneOfThemIsNotGuessed() {
    assertEquals(Optional.empty(), Spelling.nearest("points", KNOWN));
  }
}
