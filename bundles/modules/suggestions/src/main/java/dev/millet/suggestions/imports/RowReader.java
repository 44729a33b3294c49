package dev.millet.suggestions.imports;

import dev.millet.suggestions.imports.ImportMessage.Refusal;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Tags;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes a {@link Row} of a line's fields, and tells what it could not take. */
final class RowReader {

  static final TextRule NAME = new TextRule("author", 80, true, false);

  private static final TextRule ID = new TextRule("id", 200, true, false);
  private static final TextRule SOURCE = new TextRule("source", 100, true, false);
  private static final Set<String> NO = Set.of("false", "no", "0", "n");
  private static final Set<String> USED =
      Set.of(
          "kind",
          "id",
          "source",
          "product",
          "topic",
          "title",
          "body",
          "author",
          "created",
          "updated",
          "resolved",
          "closed",
          "status",
          "resolution",
          "tags",
          "votes",
          "voteCount",
          "comments",
          "commentCount",
          "authorEmail",
          "emailVerified",
          "answer",
          "answeredBy",
          "answeredAt",
          "duplicateOf",
          "history");

  private final Times times;
  private final ImportOptions options;
  private final Format format;
  private final Tally tally;
  private final VoteCounts counts = new VoteCounts();
  private final CommentReader comments;
  private final VoteReader votes;
  private final HistoryReader histories;

  RowReader(
      Times times, ImportOptions options, Format format, Tally tally, Consumer<Refusal> refused) {
    this.times = times;
    this.options = options;
    this.format = format;
    this.tally = tally;
    this.comments = new CommentReader(times, tally, refused);
    this.votes = new VoteReader(times, tally, refused);
    this.histories = new HistoryReader(times);
  }

  /**
   * Reads a row.
   *
   * @param scattered whether the file may tell of the suggestion in several places
   */
  Row read(Fields fields, boolean scattered) throws RefusedFieldException {
    String id = checked(ID, fields, fields.requiredText("id"));
    String source = source(fields);
    String title = title(fields);
    String body = body(fields);
    Instant created = Objects.requireNonNullElse(times.read(fields, "created"), times.now());
    Instant updated = updated(fields, created);
    String topic = fields.text("topic");
    String about = about(fields, topic, source);
    Status status = status(fields);
    List<String> tags = tags(fields, topic);
    Person author = person(fields);
    Row.Answer answer = answer(fields, updated);
    String duplicateOf = fields.text("duplicateOf");
    String digest =
        Digest.of(
            about,
            title,
            body,
            status.word(),
            Tags.join(tags),
            fields.text("created"),
            answer == null ? null : answer.text(),
            duplicateOf);
    tallyUnused(fields);
    List<Row.Comment> said = comments.read(fields, created);
    List<Row.Vote> named = votes.read(fields, created);
    return new Row(
        new Row.Id(source, id, scattered),
        new Row.Text(about, title, body, tags),
        new Row.Writing(author, created, updated),
        new Row.Handling(
            status,
            answer,
            histories.read(fields, created),
            duplicateOf == null || duplicateOf.isBlank() ? null : duplicateOf.strip()),
        counts.unnamed(counted(fields), scattered, key(source, id), named),
        digest,
        false,
        said,
        named);
  }

  /** Tells suggestions of a file apart. */
  static long key(String source, String id) {
    return Digest.number(source, id);
  }

  private String source(Fields fields) throws RefusedFieldException {
    String given = fields.text("source");
    String named = given != null ? given : options.source();
    return named == null ? format.source() : checked(SOURCE, fields, named);
  }

  private Person person(Fields fields) throws RefusedFieldException {
    String name = fields.text("author");
    String mail = fields.text("authorEmail");
    if (mail == null || mail.isBlank()) {
      return Person.named(name);
    }
    if (!Person.isMail(mail.strip())) {
      tally.leftOut("mail addresses that are none", 1);
      return Person.named(name);
    }
    Person person = Person.mailing(name, mail);
    boolean doubtful =
        fields.values().get("emailVerified") instanceof String word
            && NO.contains(word.strip().toLowerCase(Locale.ROOT));
    return person == null || !doubtful ? person : person.unverified();
  }

  private Row.Answer answer(Fields fields, Instant otherwise) throws RefusedFieldException {
    String raw = fields.text("answer");
    if (raw == null || TextRule.COMMENT.fit(raw).isEmpty()) {
      return null;
    }
    Instant at = Objects.requireNonNullElse(times.read(fields, "answeredAt"), otherwise);
    String text = fitted(TextRule.COMMENT, raw, "answers");
    return new Row.Answer(text, Person.named(fields.text("answeredBy")), at);
  }

  private static Integer counted(Fields fields) throws RefusedFieldException {
    String name = fields.values().get("votes") instanceof Integer ? "votes" : "voteCount";
    int count = fields.number(name, -1);
    if (count < -1) {
      throw fields.refuse(name, Reason.NEGATIVE);
    }
    return count < 0 ? null : count;
  }

  /** Returns a person's name as it is kept; null where there is nothing to see. */
  static String name(String raw) {
    if (raw == null) {
      return null;
    }
    String name = NAME.fit(raw);
    return NAME.check(name).problem() == null ? name : null;
  }

  private static String checked(TextRule rule, Fields fields, String text)
      throws RefusedFieldException {
    var checked = rule.check(text);
    if (checked.problem() != null) {
      throw fields.refuse(rule.field(), Reason.of(rule, checked.problem()));
    }
    return checked.text();
  }

  private String title(Fields fields) throws RefusedFieldException {
    String raw = fields.requiredText("title");
    String title = fitted(TextRule.TITLE, raw, "titles");
    if (TextRule.TITLE.isTooLong(raw)) {
      tally.note(fields.place().line(), "the title is cut", title);
    }
    if (TextRule.TITLE.check(title).problem() != null) {
      throw fields.refuse("title", Reason.BLANK);
    }
    return title;
  }

  private String body(Fields fields) throws RefusedFieldException {
    String raw = fields.text("body");
    return raw == null ? "" : fitted(TextRule.BODY, raw, "texts");
  }

  private String fitted(TextRule rule, String raw, String what) {
    var problem = rule.check(raw).problem();
    if (problem != null && problem.code().equals("too-long")) {
      tally.adjusted(what + " cut to " + rule.most() + " characters");
    } else if (problem != null && problem.code().equals("control-character")) {
      tally.adjusted(what + " cleaned of control characters");
    }
    return rule.fit(raw);
  }

  private Instant updated(Fields fields, Instant created) throws RefusedFieldException {
    Instant updated = created;
    for (String name : List.of("resolved", "closed", "updated")) {
      Instant time = times.read(fields, name);
      updated = time == null || time.isBefore(updated) ? updated : time;
    }
    return updated;
  }

  private String about(Fields fields, String topic, String source) throws RefusedFieldException {
    String named = fields.text("product");
    for (String each : new String[] {named, options.product(), topic}) {
      if (each != null
          && TextRule.PRODUCT_NAME.check(TextRule.PRODUCT_NAME.fit(each)).problem() == null) {
        return TextRule.PRODUCT_NAME.fit(each);
      }
    }
    if (format != Format.JSON_LINES) {
      throw fields.refuse("product", Reason.NO_PRODUCT);
    }
    return source;
  }

  private Status status(Fields fields) throws RefusedFieldException {
    String word = fields.text("status");
    String resolution = fields.text("resolution");
    if (word == null || word.isBlank()) {
      return Status.OPEN;
    }
    boolean closed = StatusWords.isClosed(word);
    String decisive = closed && resolution != null ? resolution : word;
    Status mapped = options.statuses().get(StatusWords.normal(word));
    if (mapped != null) {
      return mapped;
    }
    Optional<Status> known = StatusWords.of(decisive);
    if (known.isEmpty() && !closed && format != Format.JSON_LINES) {
      throw fields.refuse(
          "status",
          Reason.of(
              "no-status",
              "''{0}'' is no known status; say what it means (--status \"{0}=planned\"), or write one of {1} or a usual word for it",
              NAME.fit(word),
              String.join(", ", StatusWords.own())));
    }
    Status status = known.orElse(Status.OPEN);
    if (closed && !status.isClosed()) {
      status = Status.DECLINED;
    }
    if (!status.word().equals(word)) {
      String shown = closed && resolution != null ? word + " (" + resolution + ")" : word;
      tally.adjusted("status '" + NAME.fit(shown) + "' taken as " + status.word());
    }
    return status;
  }

  private List<String> tags(Fields fields, String topic) throws RefusedFieldException {
    Set<String> tags = new LinkedHashSet<>();
    for (String raw : fields.texts("tags")) {
      String tag = Tags.normal(raw);
      if (raw.equals(topic)) {
        continue;
      }
      if (!Tags.isFit(tag)) {
        tally.leftOut("tags that are too long or have separators", 1);
        tally.note(fields.place().line(), "a tag is left out", NAME.fit(raw));
      } else if (tags.size() == Tags.MAX_COUNT && !tags.contains(tag)) {
        tally.leftOut("tags beyond the tenth", 1);
        tally.note(fields.place().line(), "a tag beyond the tenth is left out", NAME.fit(raw));
      } else {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }

  private void tallyUnused(Fields fields) {
    for (Object name : fields.names()) {
      if (!USED.contains(name)) {
        tally.leftOut("field " + NAME.fit(String.valueOf(name)), 1);
      }
    }
  }
}
