package dev.millet.suggestions.imports;

import dev.millet.api.imports.Digest;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.members.ImportedPerson;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a {@link Row} of a line's fields, and tells what it could not take. */
final class RowReader {

  static final FileText TITLE = FileText.line("title", 200);
  static final FileText SHOWN = FileText.line("name", 80);

  private static final FileText ID = FileText.line("id", 200);
  private static final FileText BODY = FileText.lines("body", 20_000).optional();
  private static final Reason NEGATIVE = Reason.of("negative", "it is less than nothing");
  private static final Pattern TAG_SEPARATORS = Pattern.compile("[,;，、；]");
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
          "customStatus",
          "resolution",
          "tags",
          "category",
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

  private final ImportSession session;
  private final Set<Long> seen = new HashSet<>();
  private final VoteCounts counts = new VoteCounts();
  private final CommentReader comments;
  private final VoteReader votes;
  private final HistoryReader histories;

  RowReader(ImportSession session) {
    this.session = session;
    this.comments = new CommentReader(session);
    this.votes = new VoteReader(session);
    this.histories = new HistoryReader();
  }

  /** Reads a row; of one that tells of the same suggestion again, only the votes are new. */
  Row read(FileRow fields) throws RefusedRowException {
    String id = fields.checked(ID, fields.requiredText("id"));
    String source = session.source(fields);
    long key = Digest.number(source, id);
    if (seen.contains(key) && !fields.isScattered()) {
      throw fields.refuse("id", Reason.TWICE);
    }
    String title = title(fields);
    String body = body(fields);
    Instant created = Objects.requireNonNullElse(fields.time("created"), session.startedAt());
    Instant updated = updated(fields, created);
    String topic = fields.text("topic");
    String about = session.product(fields, fields.text("product"), topic);
    Status status = status(fields);
    String own = ownStatus(fields);
    List<String> tags = tags(fields, topic);
    FilledFields filled = FilledFields.of(fields);
    ImportedPerson author = person(fields);
    Row.Answer answer = answer(fields, updated);
    String duplicateOf = fields.text("duplicateOf");
    String digest =
        Digest.of(
            about,
            title,
            body,
            (own == null ? status.word() : status.word() + ':' + own) + filled.digest(),
            Tags.join(tags),
            fields.text("created"),
            answer == null ? null : answer.text(),
            duplicateOf);
    tallyUnused(fields);
    List<Row.Comment> said = comments.read(fields, created);
    List<Row.Vote> named = votes.read(fields, created);
    Row row =
        new Row(
            new Row.Id(source, id, fields.isScattered()),
            new Row.Text(about, title, body, tags, filled.bySlug()),
            new Row.Writing(author, created, updated),
            new Row.Handling(
                status,
                own,
                answer,
                histories.read(fields, created),
                duplicateOf == null || duplicateOf.isBlank() ? null : duplicateOf.strip()),
            counts.unnamed(counted(fields), fields.isScattered(), key, named),
            digest,
            false,
            said,
            named);
    return seen.add(key) ? row : row.withVotesOnly();
  }

  private ImportedPerson person(FileRow fields) throws RefusedRowException {
    String name = fields.text("author");
    String mail = fields.text("authorEmail");
    if (mail == null || mail.isBlank()) {
      return ImportedPerson.named(name);
    }
    if (!ImportedPerson.isEmail(mail.strip())) {
      session.tally().leftOut("mail addresses that are none", 1);
      return ImportedPerson.named(name);
    }
    ImportedPerson person = ImportedPerson.mailing(name, mail);
    boolean doubtful =
        fields.value("emailVerified") instanceof String word
            && NO.contains(word.strip().toLowerCase(Locale.ROOT));
    return person == null || !doubtful ? person : person.unverified();
  }

  private Row.Answer answer(FileRow fields, Instant otherwise) throws RefusedRowException {
    String raw = fields.text("answer");
    if (raw == null || CommentReader.TEXT.fit(raw).isEmpty()) {
      return null;
    }
    Instant at = Objects.requireNonNullElse(fields.time("answeredAt"), otherwise);
    String text = fitted(CommentReader.TEXT, raw, "answers");
    return new Row.Answer(text, fields.person("answeredBy"), at);
  }

  private static Integer counted(FileRow fields) throws RefusedRowException {
    String name = fields.value("votes") instanceof Integer ? "votes" : "voteCount";
    int count = fields.number(name, -1);
    if (count < -1) {
      throw fields.refuse(name, NEGATIVE);
    }
    return count < 0 ? null : count;
  }

  private String title(FileRow fields) throws RefusedRowException {
    String raw = fields.requiredText("title");
    String title = fitted(TITLE, raw, "titles");
    if (TITLE.isTooLong(raw)) {
      session.tally().note(fields.line(), "the title is cut", title);
    }
    if (TITLE.problem(title).isPresent()) {
      throw fields.refuse("title", Reason.BLANK);
    }
    return title;
  }

  private String body(FileRow fields) throws RefusedRowException {
    String raw = fields.text("body");
    return raw == null ? "" : fitted(BODY, raw, "texts");
  }

  private String fitted(FileText rule, String raw, String what) {
    String problem = rule.problem(raw).map(Reason::code).orElse("");
    if (problem.equals("text.too-long")) {
      session.tally().adjusted(what + " cut to " + rule.max() + " characters");
    } else if (problem.equals("text.control-character")) {
      session.tally().adjusted(what + " cleaned of control characters");
    }
    return rule.fit(raw);
  }

  private Instant updated(FileRow fields, Instant created) throws RefusedRowException {
    Instant updated = created;
    for (String name : List.of("resolved", "closed", "updated")) {
      Instant time = fields.time(name);
      updated = time == null || time.isBefore(updated) ? updated : time;
    }
    return updated;
  }

  private static String ownStatus(FileRow fields) throws RefusedRowException {
    String own = fields.text("customStatus");
    return own == null || own.isBlank() ? null : own.strip();
  }

  private Status status(FileRow fields) throws RefusedRowException {
    String word = fields.text("status");
    String resolution = fields.text("resolution");
    if (word == null || word.isBlank()) {
      return Status.OPEN;
    }
    boolean closed = StatusWords.isClosed(word);
    String decisive = closed && resolution != null ? resolution : word;
    Optional<Status> mapped = session.status(word).flatMap(Status::of);
    if (mapped.isPresent()) {
      return mapped.get();
    }
    Optional<Status> known = StatusWords.of(decisive);
    if (known.isEmpty() && !closed && !session.format().equals(FileFormat.JSON_LINES)) {
      throw fields.refuse(
          "status",
          Reason.of(
              "no-status",
              "''{0}'' is no known status; say what it means (--status \"{0}=planned\"), or write one of {1} or a usual word for it",
              SHOWN.fit(word),
              String.join(", ", StatusWords.own())));
    }
    Status status = known.orElse(Status.OPEN);
    if (closed && !status.isClosed()) {
      status = Status.DECLINED;
    }
    if (!status.word().equals(word)) {
      String shown = closed && resolution != null ? word + " (" + resolution + ")" : word;
      session.tally().adjusted("status '" + SHOWN.fit(shown) + "' taken as " + status.word());
    }
    return status;
  }

  private List<String> tags(FileRow fields, String topic) throws RefusedRowException {
    Set<String> tags = new LinkedHashSet<>();
    List<String> named = new ArrayList<>();
    String category = fields.text("category");
    if (category != null) {
      named.add(TAG_SEPARATORS.matcher(category).replaceAll(" "));
    }
    named.addAll(fields.texts("tags"));
    for (String raw : named) {
      String tag = Tags.normal(raw);
      if (raw.equals(topic)) {
        continue;
      }
      if (!Tags.isFit(tag)) {
        session.tally().leftOut("tags that are too long or have separators", 1);
        session.tally().note(fields.line(), "a tag is left out", SHOWN.fit(raw));
      } else if (tags.size() == Tags.MAX_COUNT && !tags.contains(tag)) {
        session.tally().leftOut("tags beyond the tenth", 1);
        session.tally().note(fields.line(), "a tag beyond the tenth is left out", SHOWN.fit(raw));
      } else {
        tags.add(tag);
      }
    }
    return List.copyOf(tags);
  }

  private void tallyUnused(FileRow fields) {
    for (String name : fields.names()) {
      if (!USED.contains(name) && !FilledFields.has(name)) {
        session.tally().leftOut("field " + SHOWN.fit(name), 1);
      }
    }
  }
}
