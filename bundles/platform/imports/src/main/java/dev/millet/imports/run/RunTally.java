package dev.millet.imports.run;

import dev.millet.api.imports.FileImport;
import dev.millet.api.imports.ImportTally;
import dev.millet.imports.run.ImportMessage.Counted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what an import does, for its summary. Used by one thread. */
final class RunTally implements ImportTally {

  /** So many changes of one kind are named with their lines; the summary counts all. */
  private static final int MAX_NOTES = 100;

  /** A file with field names of all sorts does not make the summary endless. */
  private static final int MAX_WHATS = 200;

  private static final String OTHER = "other";

  private final Map<String, KindCounts> kinds = new LinkedHashMap<>();
  private final Map<String, Long> totals = new LinkedHashMap<>();
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final Map<String, Long> adjusted = new TreeMap<>();
  private final Map<String, Integer> noted = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private long lines;
  private long products;

  RunTally(FileImport<?> definition) {
    definition.kinds().forEach(kind -> kinds.put(kind, new KindCounts()));
    definition.totals().forEach(total -> totals.put(total, 0L));
  }

  private static final class KindCounts implements Counts {
    private long made;
    private long changed;
    private long unchanged;
    private long refused;

    @Override
    public void made(long count) {
      made += count;
    }

    @Override
    public void changed(long count) {
      changed += count;
    }

    @Override
    public void unchanged(long count) {
      unchanged += count;
    }

    @Override
    public void refused(long count) {
      refused += count;
    }

    private Counted finished() {
      return new Counted(made, changed, unchanged, refused);
    }
  }

  @Override
  public Counts of(String kind) {
    KindCounts counts = kinds.get(kind);
    if (counts == null) {
      throw new IllegalArgumentException("the import declares no kind '" + kind + "'");
    }
    return counts;
  }

  @Override
  public void add(String total, long count) {
    if (totals.computeIfPresent(total, (name, before) -> before + count) == null) {
      throw new IllegalArgumentException("the import declares no total '" + total + "'");
    }
  }

  void line(long number) {
    lines = number;
  }

  void products(long count) {
    products += count;
  }

  @Override
  public void leftOut(String what, long count) {
    count(leftOut, what, count);
  }

  @Override
  public void adjusted(String what) {
    count(adjusted, what, 1);
  }

  @Override
  public void note(long line, String what, String example) {
    int before = noted.merge(what, 1, Integer::sum);
    if (before <= MAX_NOTES) {
      notes.add("line " + line + ": " + what + ": " + example);
    } else if (before == MAX_NOTES + 1) {
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
      boolean room = counts.size() < MAX_WHATS || counts.containsKey(what);
      counts.merge(room ? what : OTHER, count, Long::sum);
    }
  }

  ImportMessage.Summary summary(boolean dryRun) {
    Map<String, Counted> counted = new LinkedHashMap<>();
    kinds.forEach((kind, counts) -> counted.put(kind, counts.finished()));
    return new ImportMessage.Summary(
        dryRun,
        lines,
        products,
        counted,
        new LinkedHashMap<>(totals),
        new TreeMap<>(leftOut),
        new TreeMap<>(adjusted));
  }
}
