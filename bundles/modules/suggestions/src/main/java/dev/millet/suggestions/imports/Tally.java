package dev.millet.suggestions.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what an import does, for its summary. Used by one thread. */
final class Tally {

  /** So many changes of one kind are named with their lines; the summary counts all. */
  private static final int MOST_NOTES = 100;

  /** A file with field names of all sorts does not make the summary endless. */
  private static final int MOST_KINDS = 200;

  private static final String OTHER = "other";

  private final Counts suggestions = new Counts();
  private final Counts comments = new Counts();
  private final Counts votes = new Counts();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final Map<String, Long> adjusted = new TreeMap<>();
  private final Map<String, Integer> noted = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<Long, Integer> carriedByRow = new HashMap<>();
  private long lines;
  private long products;
  private long carried;

  /** The outcome for the things of one kind. */
  static final class Counts {
    private long made;
    private long changed;
    private long unchanged;
    private long refused;

    void made(long count) {
      made += count;
    }

    void changed() {
      changed++;
    }

    void unchanged(long count) {
      unchanged += count;
    }

    void refused() {
      refused++;
    }

    private ImportMessage.Counted finished() {
      return new ImportMessage.Counted(made, changed, unchanged, refused);
    }
  }

  Counts suggestions() {
    return suggestions;
  }

  Counts comments() {
    return comments;
  }

  Counts votes() {
    return votes;
  }

  void line(long number) {
    lines = number;
  }

  void products(long count) {
    products += count;
  }

  /**
   * Counts votes that the source counts without naming the voters; a later row of the same one
   * wins.
   */
  void carried(Row row) {
    Integer before =
        row.id().scattered()
            ? carriedByRow.put(RowReader.key(row.source(), row.sourceId()), row.carried())
            : null;
    carried += row.carried() - (before == null ? 0 : before);
  }

  /** Notes that something of the file is not kept. */
  void leftOut(String what, long count) {
    count(leftOut, what, count);
  }

  /** Notes that something of the file is kept in another form. */
  void adjusted(String what) {
    count(adjusted, what, 1);
  }

  /** Names the line of something that is kept in another form, or not kept. */
  void note(long line, String what, String example) {
    int before = noted.merge(what, 1, Integer::sum);
    if (before <= MOST_NOTES) {
      notes.add("line " + line + ": " + what + ": " + example);
    } else if (before == MOST_NOTES + 1) {
      notes.add(what + ": there are more, which are only counted");
    }
  }

  /** Returns what was noted since it was asked before. */
  List<String> takeNotes() {
    List<String> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  private static void count(Map<String, Long> counts, String what, long count) {
    if (count > 0) {
      boolean room = counts.size() < MOST_KINDS || counts.containsKey(what);
      counts.merge(room ? what : OTHER, count, Long::sum);
    }
  }

  ImportMessage.Summary summary(boolean dryRun) {
    return new ImportMessage.Summary(
        ImportMessage.SUMMARY,
        dryRun,
        lines,
        products,
        suggestions.finished(),
        comments.finished(),
        votes.finished(),
        carried,
        new TreeMap<>(leftOut),
        new TreeMap<>(adjusted));
  }
}
