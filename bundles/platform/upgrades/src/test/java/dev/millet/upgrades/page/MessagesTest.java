package dev.millet.upgrades.page;

import static org.junit.Assert.assertEquals;

import dev.millet.upgrades.candidate.Signer;
import dev.millet.upgrades.change.ChangeAuthor;
import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.plan.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.Test;

/** Keys that are put together at run time, which no look at the sources finds. */
public final class MessagesTest {

  private static final List<String> LANGUAGES = List.of("en", "zh-CN");

  @Test
  public void everyActionIsSaidOnEveryPageInEveryLanguage() throws IOException {
    List<String> keys = new ArrayList<>();
    for (Action action : Action.values()) {
      for (String kind :
          List.of("move", "plan.what", "plan.then.later", "plan.do", "summary.done")) {
        keys.add(kind + "." + action.word());
      }
    }
    assertEquals(List.of(), missing(keys));
  }

  @Test
  public void everyStepHasANameAReasonAndASentenceForNow() throws IOException {
    List<String> keys = new ArrayList<>();
    for (Step step : Step.values()) {
      keys.add("step." + step.word());
      keys.add("step." + step.word() + ".why");
      keys.add("summary.now." + step.word());
    }
    for (StepLine.State state : StepLine.State.values()) {
      keys.add("step.state." + state.word());
    }
    assertEquals(List.of(), missing(keys));
  }

  @Test
  public void everyOutcomeIsSaid() throws IOException {
    List<String> keys = new ArrayList<>();
    for (ChangeStatus status : ChangeStatus.values()) {
      keys.add("outcome." + status.word());
    }
    assertEquals(List.of(), missing(keys));
  }

  @Test
  public void everybodyWhoMakesAChangeIsNamed() throws IOException {
    List<String> keys = new ArrayList<>(List.of("change.by.departed.number"));
    for (ChangeAuthor.Kind kind : ChangeAuthor.Kind.values()) {
      keys.add("change.by." + kind.word());
    }
    assertEquals(List.of(), missing(keys));
  }

  @Test
  public void everyKindOfSignatureIsSaid() throws IOException {
    List<String> keys = new ArrayList<>(List.of("signed.distributed"));
    for (Signer.Standing standing : Signer.Standing.values()) {
      keys.add("signed." + standing.name().toLowerCase(Locale.ROOT));
    }
    assertEquals(List.of(), missing(keys));
  }

  @Test
  public void everyChoiceSaysWhatItMeans() throws IOException {
    List<String> keys =
        Stream.of("install", "upgrade", "back", "restart", "enable", "disable", "remove")
            .flatMap(what -> Stream.of("choice." + what, "choice." + what + ".why"))
            .toList();
    assertEquals(List.of(), missing(keys));
  }

  private static List<String> missing(List<String> keys) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String language : LANGUAGES) {
      Properties texts = new Properties();
      try (InputStream in =
          MessagesTest.class.getResourceAsStream("/messages/" + language + ".properties")) {
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      keys.stream()
          .filter(key -> texts.getProperty(key, "").isBlank())
          .map(key -> language + " " + key)
          .forEach(missing::add);
    }
    return missing;
  }
}
