package dev.millet.suggestions.imports;

import dev.millet.api.database.Database;
import dev.millet.comments.api.Discussions;
import dev.millet.comments.api.ImportedComment;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands comments over to the module that keeps them, a few in each transaction. Used by one thread.
 */
final class CommentWriter {

  private static final int COMMENTS_A_WRITE = 50;

  private final Database database;
  private final Suggestions suggestions;
  private final Neighbours neighbours;
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
    this.database = parts.platform().database();
    this.suggestions = parts.suggestions();
    this.neighbours = parts.neighbours();
    this.people = people;
    this.tally = tally;
  }

  /** Hands the comments of rows over. */
  void write(List<RowWriter.Written> rows) {
    List<Pending> pending = new ArrayList<>();
    for (RowWriter.Written written : rows) {
      for (Row.Comment comment : written.row().comments()) {
        pending.add(new Pending(written.row().source(), written.suggestion(), comment));
      }
    }
    Optional<Discussions> discussions = neighbours.discussions();
    if (discussions.isEmpty()) {
      leaveOut(pending.size());
      return;
    }
    for (int from = 0; from < pending.size(); from += COMMENTS_A_WRITE) {
      List<Pending> part = pending.subList(from, Math.min(pending.size(), from + COMMENTS_A_WRITE));
      int made = write(discussions.get(), part);
      tally.comments().made(made);
      tally.comments().unchanged(part.size() - made);
    }
  }

  private int write(Discussions discussions, List<Pending> part) {
    return database.write(
        handle -> {
          people.meet(part.stream().filter(Pending::isSigned).map(Pending::person).toList());
          Set<Long> held =
              suggestions.lockExisting(handle, part.stream().map(Pending::suggestion).toList());
          return discussions.importComments(
              part.stream()
                  .filter(each -> held.contains(each.suggestion()))
                  .map(this::comment)
                  .toList());
        });
  }

  private ImportedComment comment(Pending pending) {
    Row.Comment comment = pending.comment();
    return new ImportedComment(
        Suggestion.subject(pending.suggestion()),
        comment.key(),
        people.of(pending.source(), comment.author()),
        comment.at(),
        comment.body());
  }

  /** Counts what {@link #write} would do. */
  void look(List<Row> rows) {
    Optional<Discussions> discussions = neighbours.discussions();
    if (discussions.isEmpty()) {
      leaveOut(rows.stream().mapToInt(row -> row.comments().size()).sum());
      return;
    }
    rows.forEach(row -> look(discussions.get(), row));
  }

  private void look(Discussions discussions, Row row) {
    Set<String> there =
        database
            .read(handle -> imported.find(handle, row))
            .map(known -> discussions.importedKeys(Suggestion.subject(known.suggestion())))
            .orElse(Set.of());
    long present = row.comments().stream().filter(each -> there.contains(each.key())).count();
    tally.comments().unchanged(present);
    tally.comments().made(row.comments().size() - present);
  }

  private void leaveOut(int comments) {
    tally.leftOut("comments: comments is not installed", comments);
  }
}
