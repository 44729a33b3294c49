package dev.millet.suggestions.imports;

import dev.millet.suggestions.imports.ImportMessage.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the comments of a row; one that cannot be taken is refused alone. */
final class CommentReader {

  private static final Set<String> USED = Set.of("id", "author", "at", "created", "body");

  private final Times times;
  private final Tally tally;
  private final Consumer<Refusal> refused;

  CommentReader(Times times, Tally tally, Consumer<Refusal> refused) {
    this.times = times;
    this.tally = tally;
    this.refused = refused;
  }

  List<Row.Comment> read(Fields row, Instant otherwise) throws RefusedFieldException {
    List<Row.Comment> comments = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    int count = row.list("comments").size();
    for (int i = 0; i < count; i++) {
      try {
        comments.add(comment(row.element("comments", i), otherwise, seen));
      } catch (RefusedFieldException e) {
        tally.comments().refused();
        refused.accept(e.refusal());
      }
    }
    tally.leftOut("comments that the file only counts", row.number("commentCount", count) - count);
    return comments;
  }

  private Row.Comment comment(Fields fields, Instant otherwise, Map<String, Integer> seen)
      throws RefusedFieldException {
    String body = TextRule.COMMENT.fit(Objects.requireNonNullElse(fields.text("body"), ""));
    var problem = TextRule.COMMENT.check(body).problem();
    if (problem != null) {
      throw fields.refuse("body", Reason.of(TextRule.COMMENT, problem));
    }
    String when = fields.values().get("at") == null ? "created" : "at";
    Instant at = Objects.requireNonNullElse(times.read(fields, when), otherwise);
    Person author = Person.named(fields.text("author"));
    String id = fields.text("id");
    String key =
        id == null
            ? Digest.of(author == null ? null : author.key(), fields.text(when), body)
            : Digest.of(id);
    int before = seen.merge(key, 1, Integer::sum) - 1;
    for (Object name : fields.names()) {
      if (!USED.contains(name)) {
        tally.leftOut("field comments." + RowReader.NAME.fit(String.valueOf(name)), 1);
      }
    }
    return new Row.Comment(before == 0 ? key : Digest.of(key, "again " + before), author, at, body);
  }
}
