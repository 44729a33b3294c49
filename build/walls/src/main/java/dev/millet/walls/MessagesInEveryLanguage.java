package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every text exists in English and Chinese with the same arguments, and every key that a template
 * or class asks for exists.
 */
final class MessagesInEveryLanguage implements Wall {

  static final List<String> LANGUAGES = List.of("en", "zh-CN");

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)(?:,(?!choice)[^}]*)?}");

  @Override
  public String rule() {
    return "messages-in-every-language";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    Map<String, Map<String, Message>> languages = new TreeMap<>();
    for (String language : LANGUAGES) {
      languages.put(language, read(bundle, language, violations));
    }
    for (String language : LANGUAGES) {
      for (String other : LANGUAGES) {
        compare(bundle, language, languages.get(language), other, languages.get(other), violations);
      }
    }
    TreeSet<String> keys = new TreeSet<>();
    languages.values().forEach(messages -> keys.addAll(messages.keySet()));
    for (KeyUse use : KeyUse.allIn(bundle)) {
      String next = keys.ceiling(use.key());
      boolean found =
          use.prefix() ? next != null && next.startsWith(use.key()) : use.key().equals(next);
      if (!found) {
        violations.add(
            new Violation(
                bundle.name(),
                use.file(),
                use.line(),
                rule(),
                "no message has the key " + use.key() + (use.prefix() ? "…" : ""),
                "Add it to " + path("en") + " and " + path("zh-CN") + "."));
      }
    }
    return violations;
  }

  private record Message(String text, int line) {}

  private Map<String, Message> read(Bundle bundle, String language, List<Violation> violations) {
    Map<String, Message> messages = new TreeMap<>();
    String path = path(language);
    if (bundle.jar().getResource(path) == null) {
      return messages;
    }
    List<String> lines = bundle.text(path).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int equals = line.indexOf('=');
      boolean continued = i > 0 && lines.get(i - 1).endsWith("\\");
      if (line.isEmpty() || line.startsWith("#") || line.startsWith("!") || continued) {
        continue;
      }
      if (equals < 0) {
        violations.add(violation(bundle, path, i + 1, "not a message: " + line));
        continue;
      }
      String key = line.substring(0, equals).strip();
      Message message = new Message(line.substring(equals + 1).strip(), i + 1);
      if (messages.put(key, message) != null) {
        violations.add(violation(bundle, path, i + 1, "the key " + key + " stands twice"));
      }
    }
    return messages;
  }

  private void compare(
      Bundle bundle,
      String language,
      Map<String, Message> messages,
      String other,
      Map<String, Message> others,
      List<Violation> violations) {
    messages.forEach(
        (key, message) -> {
          Message translated = others.get(key);
          if (translated == null) {
            violations.add(
                violation(
                    bundle, path(language), message.line(), key + " is missing in " + path(other)));
          } else if (!arguments(message.text()).equals(arguments(translated.text()))) {
            violations.add(
                violation(
                    bundle,
                    path(language),
                    message.line(),
                    key + " has other arguments than in " + path(other)));
          } else if (message.text().isEmpty()) {
            violations.add(violation(bundle, path(language), message.line(), key + " is empty"));
          }
        });
  }

  private static TreeSet<String> arguments(String text) {
    TreeSet<String> arguments = new TreeSet<>();
    Matcher matcher = ARGUMENT.matcher(text);
    while (matcher.find()) {
      arguments.add(matcher.group(1));
    }
    return arguments;
  }

  private static String path(String language) {
    return "messages/" + language + ".properties";
  }

  private Violation violation(Bundle bundle, String path, int line, String found) {
    return new Violation(
        bundle.name(),
        bundle.sourceOf(path),
        line,
        rule(),
        found,
        "Every text stands once in each of " + LANGUAGES + ", with the same arguments.");
  }
}
