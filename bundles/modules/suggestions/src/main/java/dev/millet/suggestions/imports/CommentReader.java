package dev.millet.suggestions.imports;

import dev.millet.api.imports.Digest;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.members.ImportedPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the comments of a row; one that cannot be taken is refused alone. */
final class CommentReader {

  static final FileText TEXT = FileText.lines("body", 10_000);

  private static final Set<String> USED = Set.of("id", "author", "at", "created", "body");

  private final ImportSession session;

  CommentReader(ImportSession session) {
    this.session = session;
  }

  List<Row.Comment> read(FileRow row, Instant otherwise) throws RefusedRowException {
    List<Row.Comment> comments = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    int count = row.size("comments");
    for (int i = 0; i < count; i++) {
      try {
        comments.add(comment(row.element("comments", i), otherwise, seen));
      } catch (RefusedRowException e) {
        session.tally().of(SuggestionFiles.COMMENTS).refused(1);
        session.refuse(e);
      }
    }
    session
        .tally()
        .leftOut("comments that the file only counts", row.number("commentCount", count) - count);
    return comments;
  }

  private Row.Comment comment(FileRow fields, Instant otherwise, Map<String, Integer> seen)
      throws RefusedRowException {
    String body = fields.checked(TEXT, TEXT.fit(fields.text("body")));
    String when = fields.value("at") == null ? "created" : "at";
    Instant at = Objects.requireNonNullElse(fields.time(when), otherwise);
    ImportedPerson author = fields.person("author");
    String id = fields.text("id");
    String key =
        id == null
            ? Digest.of(author == null ? null : author.key(), fields.text(when), body)
            : Digest.of(id);
    int before = seen.merge(key, 1, Integer::sum) - 1;
    for (String name : fields.names()) {
      if (!USED.contains(name)) {
        session.tally().leftOut("field comments." + RowReader.SHOWN.fit(name), 1);
      }
    }
    return new Row.Comment(before == 0 ? key : Digest.of(key, "again " + before), author, at, body);
  }
}
