package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import dev.millet.suggestions.BallotsFake;
import dev.millet.suggestions.Desk;
import dev.millet.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.Test;

/** Every refusal of a row has a text in every language. */
public final class RefusalTextTest {

  private static final String FIRST = "{\"source\":\"s\",\"id\":\"1\",\"title\":\"A\"}\n";

  private static final String BROKEN =
      """
      not json
      {"source":"s","id":"1","title":"again"}
      {"source":"s","id":"2","title":"   "}
      {"source":"s","id":"3","title":["x"]}
      {"source":"s","id":"4"}
      {"source":"s","id":"5","title":"A","created":"yesterday"}
      {"source":"s","id":"6","title":"A","created":"2999-01-01"}
      {"source":"s","id":"7","title":"A","created":"1950-01-01"}
      {"source":"s","id":"8","title":"A","tags":"x"}
      {"source":"s","id":"9","title":"A","votes":[{"user":"u","value":7}]}
      {"source":"s","id":"10","title":"A","comments":[3]}
      {"source":"s","id":"11","title":"A","comments":[{"body":"  "}]}
      {"kind":"thing","id":"12"}
      {"kind":"product","slug":"A B","name":"x"}
      """;

  private static final String CSV = "title,votes_count\nA,1,2\nB,many\n\"C,1\nD\u0000,1\n";

  @Test
  public void everyRefusalHasASentenceInEnglishAndChinese() throws Exception {
    Properties english = messages("en");
    Properties chinese = messages("zh-CN");
    TreeSet<String> seen = new TreeSet<>();
    for (TestDatabase test : TestDatabase.each().subList(0, 1)) {
      Importing importing = new Importing(new Desk(test, new BallotsFake()));
      for (String file : List.of(FIRST + BROKEN, CSV)) {
        for (Map<?, ?> refusal : importing.take(file).of("refusal")) {
          String code = (String) refusal.get("code");
          seen.add(code);
          Object[] arguments = ((List<?>) refusal.get("arguments")).toArray();
          String own = sentence(english, code, arguments);
          String other = sentence(chinese, code, arguments);
          assertFalse(other, other.contains("{"));
          assertTrue(other, other.codePoints().anyMatch(Character::isIdeographic));
          assertEquals(own.contains("“"), String.valueOf(refusal.get("reason")).contains("'"));
        }
      }
    }
    assertTrue(seen.toString(), seen.size() >= 12);
  }

  private static String sentence(Properties messages, String code, Object... arguments) {
    String pattern = messages.getProperty("refusal." + code);
    assertNotNull(code, pattern);
    return new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }

  /** Reads the messages of this bundle, and of those beside it. */
  private static Properties messages(String language) throws IOException {
    Properties messages = new Properties();
    String file = "messages/" + language + ".properties";
    for (URL each : Collections.list(RefusalTextTest.class.getClassLoader().getResources(file))) {
      try (var reader = new InputStreamReader(each.openStream(), StandardCharsets.UTF_8)) {
        messages.load(reader);
      }
    }
    return messages;
  }
}
