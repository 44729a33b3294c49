package dev.millet.points.rules;

import dev.millet.api.database.Database;
import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.modules.JacksonJson;
import dev.millet.testing.FakeMembers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Modules that tell the journal as ours do, without being there. */
abstract class ToldModules {

  final Database database;
  final TestLog log;
  final FakeMembers members = new FakeMembers();
  final Member ann = members.add("ann");
  final Member bob = members.add("bob");
  final Member staff = members.add("staff", Role.STAFF);
  final List<JournalType> types = new ArrayList<>(described());
  private final Map<Subject, Long> authors = new HashMap<>();
  private long ids;

  record Submitted(long suggestion, String title, Long author, boolean imported) {}

  record Withdrawn(long suggestion, long by) {}

  record Status(long suggestion, String status, String was, Long by) {}

  record Vote(Subject subject, long member, long support, Long by, boolean imported) {}

  record Comment(Subject subject, long comment, Long author, boolean imported) {}

  record Acted(Subject subject, Long author, String action, Long by) {}

  record Answer(long build, long entry, long member, Long engineer, boolean first) {}

  ToldModules(Database database) {
    this.database = database;
    this.log = new TestLog(database, new JacksonJson());
  }

  JournalTypes journalTypes() {
    return new Types();
  }

  SubjectCatalog catalog() {
    return new Catalog();
  }

  private static List<JournalType> described() {
    JournalItem suggestion = JournalItem.of("suggestion", "suggestion");
    JournalItem accepted = JournalItem.of("accepted-suggestion", "suggestion");
    JournalItem vote = JournalItem.of("vote", "subject", "member");
    JournalItem comment = JournalItem.of("comment", "comment");
    JournalItem answer = JournalItem.of("build-answer", "entry", "member");
    JournalItem entry = JournalItem.of("build-entry", "entry");
    return List.of(
        JournalType.of("suggestions.submitted", Submitted.class)
            .by("author")
            .authoredBy("author")
            .about(suggestion)
            .making(suggestion),
        JournalType.of("suggestions.withdrawn", Withdrawn.class)
            .by("by")
            .about(suggestion)
            .undoing(suggestion),
        JournalType.of("suggestions.status-changed", Status.class)
            .by("by")
            .about(suggestion)
            .makingWhere("status", Set.of("planned"), accepted)
            .undoingWhere("status", Set.of("open", "declined"), accepted),
        JournalType.of("voting.cast", Vote.class)
            .by("member")
            .naming("by")
            .about(JournalItem.in("subject"))
            .making(vote),
        JournalType.of("voting.withdrawn", Vote.class)
            .by("member")
            .naming("by")
            .about(JournalItem.in("subject"))
            .undoing(vote),
        JournalType.of("comments.posted", Comment.class)
            .by("author")
            .about(JournalItem.in("subject"))
            .making(comment),
        JournalType.of("comments.removed", Comment.class)
            .by("author")
            .about(JournalItem.in("subject"))
            .undoing(comment),
        JournalType.of("moderation.acted", Acted.class)
            .by("by")
            .about(JournalItem.in("subject"))
            .undoingWhere("action", Set.of("hide", "remove"), JournalItem.in("subject"))
            .restoringWhere("action", Set.of("restore"), JournalItem.in("subject")),
        JournalType.of("builds.confirmed", Answer.class)
            .by("member")
            .naming("engineer")
            .about(entry)
            .making(answer),
        JournalType.of("builds.still-broken", Answer.class)
            .by("member")
            .naming("engineer")
            .about(entry)
            .making(answer));
  }

  long suggest(Member author) {
    long id = ++ids;
    authors.put(Subject.of("suggestion", id), author.id());
    log.tell("suggestions.submitted", new Submitted(id, "建议 " + id, author.id(), false));
    return id;
  }

  void withdraw(long suggestion, Member by) {
    log.tell("suggestions.withdrawn", new Withdrawn(suggestion, by.id()));
  }

  void status(long suggestion, String was, String status, Member by) {
    log.tell("suggestions.status-changed", new Status(suggestion, status, was, by.id()));
  }

  void vote(long suggestion, Member by) {
    log.tell(
        "voting.cast", new Vote(Subject.of("suggestion", suggestion), by.id(), 1, null, false));
  }

  void unvote(long suggestion, Member by) {
    log.tell(
        "voting.withdrawn",
        new Vote(Subject.of("suggestion", suggestion), by.id(), 0, null, false));
  }

  long comment(long suggestion, Member by) {
    long id = ++ids;
    log.tell(
        "comments.posted", new Comment(Subject.of("suggestion", suggestion), id, by.id(), false));
    return id;
  }

  void moderate(String type, long id, String action) {
    log.tell("moderation.acted", new Acted(Subject.of(type, id), null, action, staff.id()));
  }

  void answer(boolean works, long entry, Member by) {
    log.tell(
        works ? "builds.confirmed" : "builds.still-broken",
        new Answer(1, entry, by.id(), null, true));
  }

  private final class Types implements JournalTypes {

    @Override
    public List<JournalType> all() {
      return List.copyOf(types);
    }

    @Override
    public Optional<JournalType> find(String name) {
      return types.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    @Override
    public String label(String name, Locale language) {
      return "label of " + name;
    }

    @Override
    public String label(String name, String field, Locale language) {
      return field;
    }
  }

  private final class Catalog implements SubjectCatalog {

    @Override
    public String type() {
      return "suggestion";
    }

    @Override
    public Map<String, SubjectDescription> describe(Collection<String> wanted) {
      Map<String, SubjectDescription> found = new HashMap<>();
      for (String id : wanted) {
        Subject subject = new Subject("suggestion", id);
        if (authors.containsKey(subject)) {
          found.put(id, SubjectDescription.of(subject, id, "/").withAuthor(authors.get(subject)));
        }
      }
      return found;
    }
  }
}
