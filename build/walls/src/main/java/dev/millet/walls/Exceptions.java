package dev.millet.walls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The places that are known to break a rule, in one file, {@code exceptions.txt}: rule, bundle and
 * subject in a line, {@code *} for every subject of the bundle, and behind a {@code #} the reason.
 * One that is not needed any more is a violation, too, so that the file only becomes shorter.
 */
final class Exceptions {

  private static final String FILE = "build/walls/src/main/resources/exceptions.txt";
  private static final String EVERYTHING = "*";

  private final List<Entry> entries;

  /** A place that is known to break a rule. */
  private record Entry(String rule, String bundle, String subject, int line) {

    boolean covers(String found) {
      return subject.equals(EVERYTHING) || subject.equals(found);
    }
  }

  /**
   * Something that a wall has found.
   *
   * @param subject names it in the file of exceptions
   */
  record Finding(String subject, Violation violation) {}

  private Exceptions(List<Entry> entries) {
    this.entries = entries;
  }

  /** Returns the exceptions that are kept with the walls. */
  static Exceptions kept() {
    try (InputStream in = Exceptions.class.getResourceAsStream("/exceptions.txt")) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads exceptions from the text of their file. */
  static Exceptions of(String text) {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      int comment = line.indexOf('#');
      String said = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (said.isEmpty()) {
        continue;
      }
      String[] parts = said.split("\\s+", 3);
      if (parts.length < 3) {
        throw new IllegalArgumentException(
            FILE + ":" + number + ": a rule, a bundle and a subject are wanted");
      }
      entries.add(new Entry(parts[0], parts[1], parts[2], number));
    }
    return new Exceptions(entries);
  }

  private List<Entry> of(String rule, Bundle bundle) {
    return entries.stream()
        .filter(each -> each.rule().equals(rule) && each.bundle().equals(bundle.name()))
        .toList();
  }

  /** Whether a subject is an exception. */
  boolean cover(String rule, Bundle bundle, String subject) {
    return of(rule, bundle).stream().anyMatch(each -> each.covers(subject));
  }

  /** Returns what is no exception, and the exceptions of the bundle that nothing needs. */
  List<Violation> apply(String rule, Bundle bundle, List<Finding> findings) {
    List<Entry> own = of(rule, bundle);
    Set<Entry> needed = new HashSet<>();
    List<Violation> violations = new ArrayList<>();
    for (Finding finding : findings) {
      List<Entry> covering = own.stream().filter(each -> each.covers(finding.subject())).toList();
      needed.addAll(covering);
      if (covering.isEmpty()) {
        violations.add(finding.violation());
      }
    }
    for (Entry entry : own) {
      if (!needed.contains(entry)) {
        violations.add(
            new Violation(
                bundle.name(),
                FILE,
                entry.line(),
                rule,
                "the exception " + entry.subject() + " is not needed any more",
                "Remove its line."));
      }
    }
    return violations;
  }
}
