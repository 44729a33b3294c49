package dev.millet.suggestions.imports;

import dev.millet.api.imports.FileImporter;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.RefusedRowException;
import java.util.List;

/** Reads and writes the suggestions of one file, with what was said of them and who voted. */
final class SuggestionImporter implements FileImporter<Row> {

  private final RowReader reader;
  private final RowWriter writer;
  private final CommentWriter comments;
  private final VoteWriter votes;
  private final DuplicateWriter duplicates;

  SuggestionImporter(SuggestionFiles.Parts parts, ImportSession session) {
    this.reader = new RowReader(session);
    this.writer = new RowWriter(parts, session);
    this.comments = new CommentWriter(parts, session);
    this.votes = new VoteWriter(parts, session);
    this.duplicates = new DuplicateWriter(parts, session.tally());
  }

  @Override
  public Row read(FileRow row) throws RefusedRowException {
    return reader.read(row);
  }

  @Override
  public void write(List<Row> rows) {
    List<RowWriter.Written> written = writer.write(rows);
    comments.write(written);
    duplicates.meet(written);
    votes.write(written);
  }

  @Override
  public void preview(List<Row> rows) {
    writer.preview(rows);
    comments.preview(rows);
    votes.preview(rows);
  }

  @Override
  public void finish() {
    duplicates.finish();
  }
}
