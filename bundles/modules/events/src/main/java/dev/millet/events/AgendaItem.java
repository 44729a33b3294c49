package dev.millet.events;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thing that happens at an event, written as a line such as {@code 17:00 How it works | Priya}.
 *
 * @param time of the clock on the wall
 * @param more who does it, or how; may be empty
 */
public record AgendaItem(String time, String title, String more) {

  private static final Pattern LINE =
      Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d)\\s+([^|]*[^|\\s])\\s*(?:\\|(.*))?");

  private static Optional<AgendaItem> read(String line) {
    Matcher found = LINE.matcher(line.strip());
    return found.matches()
        ? Optional.of(
            new AgendaItem(
                found.group(1),
                found.group(2),
                found.group(3) == null ? "" : found.group(3).strip()))
        : Optional.empty();
  }

  static List<AgendaItem> of(String agenda) {
    return agenda.lines().flatMap(line -> read(line).stream()).toList();
  }

  /** Returns whether each line of an agenda that is not empty has a time and a title. */
  static boolean isOne(String agenda) {
    return agenda.lines().filter(line -> !line.isBlank()).allMatch(l -> read(l).isPresent());
  }
}
