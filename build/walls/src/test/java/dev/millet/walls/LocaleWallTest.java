package dev.millet.walls;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The wall between what is written and the language and time zone of the machine. */
public class LocaleWallTest {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private int number;

  @Test
  public void whatDependsOnTheLocaleOfTheMachineFails() throws Exception {
    for (String expression :
        List.of(
            "text.toLowerCase()",
            "text.toUpperCase()",
            "\"%d votes\".formatted(number)",
            "String.format(\"%,.1f\", 1.5 * number)",
            "java.util.Locale.getDefault().toString()",
            "java.text.NumberFormat.getInstance().format(number)",
            "java.time.ZoneId.systemDefault().toString()")) {
      assertEquals(expression, List.of("locale-is-named"), answering(expression).brokenRules());
    }
  }

  @Test
  public void whatNamesItsLocaleOrWritesNoDigitsPasses() throws Exception {
    for (String expression :
        List.of(
            "text.toLowerCase(java.util.Locale.ROOT)",
            "\"%s votes\".formatted(number)",
            "String.format(java.util.Locale.ROOT, \"%d\", number) + \"%s\".formatted(text)",
            "java.text.NumberFormat.getInstance(java.util.Locale.CHINESE).format(number)")) {
      assertEquals(expression, List.of(), answering(expression).brokenRules());
    }
  }

  @Test
  public void aModuleThatChangesADefaultFailsAndThePlatformMay() throws Exception {
    String change = "change(() -> java.util.Locale.setDefault(java.util.Locale.CHINESE))";
    assertEquals(List.of("locale-is-named"), answering(change).brokenRules());
    assertEquals(List.of(), answering(change).ofThePlatform().brokenRules());
  }

  private Fixture answering(String expression) throws Exception {
    return new Fixture(folder.getRoot().toPath(), "dev.millet.polls" + ++number)
        .with("Millet-Module", "polls")
        .java(
            """
            package dev.millet.polls%s;
            public final class Polls {
              public String answer(String text, int number) { return %s; }
              private static String change(Runnable action) { action.run(); return ""; }
            }
            """
                .formatted(number, expression));
  }
}
