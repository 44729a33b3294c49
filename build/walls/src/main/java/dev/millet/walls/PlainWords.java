package dev.millet.walls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Javadoc begins with a plain sentence, not with "Who …" or "What …" as its subject, and no text of
 * a page uses a phrase of {@code words.txt}, for which there is a standard one. An exception names
 * the file.
 */
final class PlainWords implements Wall {

  private static final Pattern HEADLESS =
      Pattern.compile(
          "/\\*\\*\\s*(?:\\*\\s*)?((?:Who|What|Whoever|Whatever|Whom|Whose)\\b[^\\n]*)");

  private final Exceptions exceptions;
  private final Map<String, String> standard;

  /**
   * Makes the wall.
   *
   * @param words in each line a phrase, {@code ->} and the standard one
   */
  PlainWords(Exceptions exceptions, String words) {
    this.exceptions = exceptions;
    this.standard = new LinkedHashMap<>();
    words
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" -> ", 2))
        .forEach(parts -> standard.put(parts[0].strip(), parts[1].strip()));
  }

  /** Returns the phrases that are kept with the walls. */
  static String keptWords() {
    try (InputStream in = PlainWords.class.getResourceAsStream("/words.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String rule() {
    return "plain-words";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Exceptions.Finding> findings = new ArrayList<>();
    for (Path source : bundle.sources("src/main/java", ".java")) {
      sentences(bundle, source, findings);
    }
    bundle
        .texts("messages/", ".properties")
        .forEach((path, text) -> phrases(bundle, path, text, findings));
    return exceptions.apply(rule(), bundle, findings);
  }

  private void sentences(Bundle bundle, Path source, List<Exceptions.Finding> findings) {
    String text = read(source);
    String file = bundle.project().relativize(source).toString();
    Matcher matcher = HEADLESS.matcher(text);
    while (matcher.find()) {
      findings.add(
          finding(
              bundle,
              file,
              (int) text.substring(0, matcher.start(1)).lines().count(),
              "the sentence has no verb of its own: " + matcher.group(1).strip(),
              "Write a plain sentence in the third person, such as \"Returns …\" or \"A member's"
                  + " vote for a subject.\""));
    }
  }

  private void phrases(Bundle bundle, String path, String text, List<Exceptions.Finding> findings) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String said = lines.get(i).substring(lines.get(i).indexOf('=') + 1);
      for (Map.Entry<String, String> each : standard.entrySet()) {
        if (said.contains(each.getKey())) {
          findings.add(
              finding(
                  bundle,
                  bundle.sourceOf(path),
                  i + 1,
                  "the text says \"" + each.getKey() + "\"",
                  "The standard words are \"" + each.getValue() + "\"."));
        }
      }
    }
  }

  private Exceptions.Finding finding(
      Bundle bundle, String file, int line, String found, String remedy) {
    return new Exceptions.Finding(
        file, new Violation(bundle.name(), file, line, rule(), found, remedy));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
