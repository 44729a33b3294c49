package dev.millet.suggestions.imports;

import dev.millet.api.journal.Journal;
import dev.millet.suggestions.comment.Comment;
import dev.millet.suggestions.comment.Comments;
import dev.millet.suggestions.comment.Discussion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Writes the comments of rows that are not there yet. Used by one thread. */
final class CommentWriter {

  private static final int COMMENTS_A_WRITE = 50;

  private final ImportParts parts;
  private final Journal journal;
  private final Comments comments;
  private final People people;
  private final Tally tally;
  private final ImportedRows imported = new ImportedRows();

  /** One comment and where it belongs. */
  private record Pending(String source, long suggestion, Row.Comment comment) {
    boolean isSigned() {
      return comment.author() != null;
    }

    People.Somebody person() {
      return new People.Somebody(source, comment.author());
    }
  }

  CommentWriter(ImportParts parts, People people, Tally tally) {
    this.parts = parts;
    this.journal = parts.journal();
    this.comments = parts.comments();
    this.people = people;
    this.tally = tally;
  }

  /** Writes the comments of rows, a few in each transaction. */
  void write(List<RowWriter.Written> rows) {
    List<Pending> pending = new ArrayList<>();
    for (RowWriter.Written written : rows) {
      for (Row.Comment comment : written.row().comments()) {
        pending.add(new Pending(written.row().source(), written.suggestion(), comment));
      }
    }
    for (int from = 0; from < pending.size(); from += COMMENTS_A_WRITE) {
      List<Pending> part = pending.subList(from, Math.min(pending.size(), from + COMMENTS_A_WRITE));
      int made = parts.database().write(handle -> write(handle, part));
      tally.comments().made(made);
      tally.comments().unchanged(part.size() - made);
    }
  }

  private int write(Handle handle, List<Pending> part) {
    people.meet(part.stream().filter(Pending::isSigned).map(Pending::person).toList());
    Set<Long> held =
        parts.suggestions().lockExisting(handle, part.stream().map(Pending::suggestion).toList());
    Map<Long, Set<String>> there = new HashMap<>();
    Map<Long, Integer> made = new HashMap<>();
    for (Pending each : part) {
      long suggestion = each.suggestion();
      boolean isNew =
          held.contains(suggestion)
              && there
                  .computeIfAbsent(suggestion, id -> imported.commentKeys(handle, id))
                  .add(each.comment().key());
      if (isNew) {
        write(handle, each);
        made.merge(suggestion, 1, Integer::sum);
      }
    }
    made.forEach((suggestion, more) -> comments.count(handle, suggestion, more));
    return made.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void write(Handle handle, Pending pending) {
    Row.Comment comment = pending.comment();
    Long author = people.of(pending.source(), comment.author());
    Comment made =
        comments.insert(
            handle,
            new Comment(0, pending.suggestion(), author, comment.body(), comment.at()),
            comment.key());
    journal.append(
        Discussion.COMMENTED,
        new Discussion.Commented(pending.suggestion(), made.id(), author, comment.at(), true));
  }

  /** Counts what {@link #write} would do. */
  void look(List<Row> rows) {
    parts
        .database()
        .read(
            handle -> {
              rows.forEach(row -> look(handle, row));
              return null;
            });
  }

  private void look(Handle handle, Row row) {
    Set<String> there =
        imported
            .find(handle, row)
            .map(known -> imported.commentKeys(handle, known.suggestion()))
            .orElse(Set.of());
    long present = row.comments().stream().filter(each -> there.contains(each.key())).count();
    tally.comments().unchanged(present);
    tally.comments().made(row.comments().size() - present);
  }
}
