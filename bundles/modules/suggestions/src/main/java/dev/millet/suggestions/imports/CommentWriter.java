package dev.millet.suggestions.imports;

import dev.millet.api.database.Database;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.ImportTally;
import dev.millet.api.imports.ImportedPeople;
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
  private final ImportSession session;
  private final ImportedRows imported = new ImportedRows();

  /** One comment and where it belongs. */
  private record Pending(String source, long suggestion, Row.Comment comment) {
    ImportedPeople.Named person() {
      return new ImportedPeople.Named(source, comment.author());
    }
  }

  CommentWriter(SuggestionFiles.Parts parts, ImportSession session) {
    this.database = parts.platform().database();
    this.suggestions = parts.suggestions();
    this.neighbours = parts.neighbours();
    this.session = session;
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
      counts().made(made);
      counts().unchanged(part.size() - made);
    }
  }

  private int write(Discussions discussions, List<Pending> part) {
    return database.write(
        handle -> {
          session.people().meet(part.stream().map(Pending::person).toList());
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
        session.people().of(pending.source(), comment.author()),
        comment.at(),
        comment.body());
  }

  /** Counts what {@link #write} would do. */
  void preview(List<Row> rows) {
    Optional<Discussions> discussions = neighbours.discussions();
    if (discussions.isEmpty()) {
      leaveOut(rows.stream().mapToInt(row -> row.comments().size()).sum());
      return;
    }
    rows.forEach(row -> preview(discussions.get(), row));
  }

  private void preview(Discussions discussions, Row row) {
    Set<String> there =
        database
            .read(handle -> imported.find(handle, row))
            .map(known -> discussions.importedKeys(Suggestion.subject(known.suggestion())))
            .orElse(Set.of());
    long present = row.comments().stream().filter(each -> there.contains(each.key())).count();
    counts().unchanged(present);
    counts().made(row.comments().size() - present);
  }

  private void leaveOut(int comments) {
    session.tally().leftOut("comments: comments is not installed", comments);
  }

  private ImportTally.Counts counts() {
    return session.tally().of(SuggestionFiles.COMMENTS);
  }
}
