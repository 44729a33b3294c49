package dev.millet.suggestions.imports;

import dev.millet.api.database.Database;
import dev.millet.api.imports.ImportTally;
import dev.millet.suggestions.care.CareImport;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Records which imported suggestions are duplicates of others. Those may stand anywhere in the
 * file, so that they are looked for at its end. Used by one thread.
 */
final class DuplicateWriter {

  private static final int DUPLICATES_A_WRITE = 50;

  private final Database database;
  private final Suggestions suggestions;
  private final CareImport care;
  private final ImportTally tally;
  private final ImportedRows imported = new ImportedRows();
  private final List<Duplicate> duplicates = new ArrayList<>();

  private record Duplicate(long suggestion, String source, String of) {}

  DuplicateWriter(SuggestionFiles.Parts parts, ImportTally tally) {
    this.database = parts.platform().database();
    this.suggestions = parts.suggestions();
    this.care = parts.care();
    this.tally = tally;
  }

  /** Remembers the duplicates among rows. */
  void meet(List<RowWriter.Written> rows) {
    for (RowWriter.Written written : rows) {
      Row row = written.row();
      if (row.handling().duplicateOf() != null && row.handling().status() == Status.DUPLICATE) {
        duplicates.add(
            new Duplicate(written.suggestion(), row.source(), row.handling().duplicateOf()));
      }
    }
  }

  /** Says of each duplicate what it is one of, now that the whole file is there. */
  void finish() {
    for (int from = 0; from < duplicates.size(); from += DUPLICATES_A_WRITE) {
      List<Duplicate> part =
          duplicates.subList(from, Math.min(duplicates.size(), from + DUPLICATES_A_WRITE));
      int missing = database.write(handle -> link(handle, part));
      tally.leftOut("duplicates of something that is not there", missing);
    }
  }

  /** Locks all of them first, in the order of their ids: two imports do not wait in a circle. */
  private Set<Long> lock(Handle handle, List<Duplicate> part) {
    Set<Long> ids = new TreeSet<>();
    for (Duplicate duplicate : part) {
      ids.add(duplicate.suggestion());
      imported
          .find(handle, duplicate.source(), duplicate.of())
          .ifPresent(other -> ids.add(other.suggestion()));
    }
    return suggestions.lockExisting(handle, ids);
  }

  private int link(Handle handle, List<Duplicate> part) {
    int missing = 0;
    Set<Long> there = lock(handle, part);
    for (Duplicate duplicate : part) {
      Optional<ImportedRows.Known> other =
          imported.find(handle, duplicate.source(), duplicate.of());
      if (other.isPresent()
          && there.containsAll(List.of(duplicate.suggestion(), other.get().suggestion()))) {
        care.duplicate(handle, duplicate.suggestion(), other.get().suggestion());
      } else {
        missing++;
      }
    }
    return missing;
  }
}
