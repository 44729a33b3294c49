package dev.millet.points.draws;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the findings about a member, for each requirement, as one text that is kept with the
 * entry.
 */
final class Findings {

  private static final String FIELD = "\t";
  private static final int FIELDS = 4;

  private Findings() {}

  /**
   * The finding for one requirement.
   *
   * @param actual what the member had; may be empty
   */
  record Found(String criterion, String wanted, String actual, boolean met) {

    private String line() {
      return String.join(FIELD, criterion, wanted, actual, Boolean.toString(met));
    }
  }

  static String write(List<Found> all) {
    return all.stream().map(Found::line).collect(Collectors.joining("\n"));
  }

  static List<Found> read(String text) {
    List<Found> all = new ArrayList<>();
    for (String line : text.split("\n")) {
      String[] fields = line.split(FIELD, -1);
      if (fields.length == FIELDS) {
        all.add(new Found(fields[0], fields[1], fields[2], Boolean.parseBoolean(fields[3])));
      }
    }
    return all;
  }
}
