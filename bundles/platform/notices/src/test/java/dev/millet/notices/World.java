package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.Subject;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.pages.ModuleTexts;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.FakeSlots;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Notices on a database of a test, with a module that has notes and remarks on them. */
final class World {

  static final String REMARKED = "notes.remarked";
  static final String ANSWERED = "notes.answered";
  static final String MENTIONED = "notes.mentioned";
  static final String WRITTEN = "notes.written";
  private static final Set<String> HEARD = Set.of(FanOut.TOLD, Unions.UNITED, Unions.SEPARATED);
  static final Subject NOTE = new Subject("note", "1");
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  final Database database;
  final FakeJournal journal;
  final FakeMembers members = new FakeMembers();
  final FakeGuard guard;
  final FakeGenerations generations = new FakeGenerations(null);
  final NoteCatalog notes = new NoteCatalog("note");
  final NoteCatalog remarks = new NoteCatalog("remark");
  final OpenStreams streams = new OpenStreams();
  final TestMail mail = new TestMail();

  /** The members without an address: they are suspended, or have removed it. */
  final Set<Long> unreachable = new HashSet<>();

  /** The addresses of members who changed theirs. */
  final Map<Long, String> moved = new HashMap<>();

  final MailPlan plan;
  final Mailer mailer;
  final Notices notices;
  final NoticesModule module;
  private int delivered;
  private int seconds;

  /** The texts of the module of notes and of this bundle. */
  private static final class NoteTexts implements ModuleTexts {
    private static final Map<String, String> OF_NOTES =
        Map.of(
            "notice.notes.remarked", "Remarks",
            "notice.notes.remarked.line", "{0} remarked",
            "notice.notes.answered", "Answers",
            "notice.notes.answered.line", "{0} answered: {2}",
            "notice.notes.mentioned", "Mentions",
            "notice.notes.mentioned.line", "{0} mentioned you",
            "notice.notes.written", "New notes",
            "notice.notes.written.line", "{0} wrote this",
            "notice.subject.note", "Note",
            "word.yes", "Yes & no");
    private static final Map<String, String> OWN =
        Map.of(
            "people.none", "The team",
            "people.two", "{0} and {1}",
            "people.more", "{0} and {1} others",
            "people.deleted", "Deleted user",
            "mail.subject.many", "{0} notices",
            "mail.subject.digest", "{0} unread notices",
            "mail.reason", "Because of your settings",
            "mail.settings", "Settings",
            "mail.open", "Open");

    @Override
    public Optional<String> find(Generation generation, Locale language, String key) {
      return Optional.ofNullable((generation.module().equals("notes") ? OF_NOTES : OWN).get(key));
    }

    @Override
    public Optional<String> format(
        Generation generation, Locale language, String key, Object... arguments) {
      return find(generation, language, key)
          .map(pattern -> new MessageFormat(pattern, language).format(arguments));
    }
  }

  World(TestDatabase test) {
    database = test.database();
    journal = new FakeJournal(database);
    guard = new FakeGuard(database, members);
    NoticeTypes types = new NoticeTypes(generations, new NoteTexts());
    plan = new MailPlan(database, members, types, mail, settings());
    notices = new StoredNotices(database, journal, guard, plan, streams);
    module =
        new NoticesModule(
            database,
            journal,
            guard,
            plan,
            this::addresses,
            notices,
            streams,
            new FakeSlots(),
            new PlainPages("dev.millet.notices.templates"));
    NoticeReader reader = new NoticeReader(database, types, members, () -> module.catalogs);
    NoticeMail letters = new NoticeMail(reader, types, new NoticeText(types));
    mailer = new Mailer(database, members, this::addresses, plan, letters);
    module.catalogs = List.of(notes, remarks);
    generations.activate("notices", module.contributions().toArray(Contribution[]::new));
    generations.activate(
        "notes",
        NoticeType.of(REMARKED, 20),
        NoticeType.of(ANSWERED, 10).delivered(Delivery.NOW),
        NoticeType.of(MENTIONED, 15).withTab().delivered(Delivery.NOW),
        NoticeType.of(WRITTEN, 5).toTeam().asking());
    database.write(
        handle -> {
          handle.execute("DELETE FROM notices_events");
          handle.execute("DELETE FROM notices_items");
          handle.execute("DELETE FROM notices_choices");
          handle.execute("DELETE FROM notices_pending");
          handle.execute("DELETE FROM notices_digests");
          handle.execute("DELETE FROM notices_unsubscribes");
          handle.execute("DELETE FROM notices_unions");
          return handle.execute("DELETE FROM notices_follows");
        });
  }

  private static NoticesSettings settings() {
    return new NoticesSettings() {
      @Override
      public int mail_delay_minutes() {
        return 5;
      }

      @Override
      public Class<NoticesSettings> annotationType() {
        return NoticesSettings.class;
      }
    };
  }

  private Map<Long, String> addresses(Collection<Long> some) {
    return some.stream()
        .filter(id -> !unreachable.contains(id))
        .collect(Collectors.toMap(Function.identity(), this::address));
  }

  private String address(long id) {
    return moved.getOrDefault(id, "m" + id + "@example.com");
  }

  /** Runs the job of mail so much later than now. */
  void mailAfter(Duration time) {
    mailer.run(database.now().plus(time), () -> false);
  }

  /** Returns a moment behind the one before. */
  Instant next() {
    return START.plus(++seconds, ChronoUnit.SECONDS);
  }

  void inWrite(Runnable work) {
    database.write(
        handle -> {
          work.run();
          return null;
        });
  }

  void tell(Notice notice) {
    inWrite(() -> notices.tell(notice));
  }

  /** A member remarks, and their followers are told. */
  void remark(Member by, long id) {
    tell(
        Notice.of(REMARKED, NOTE, next())
            .by(by.id())
            .about(Subject.of("remark", id))
            .toFollowers());
    deliver();
  }

  /** Delivers what the journal has to be told to an audience, to the end. */
  int deliver() {
    FanOut fanOut = fanOut();
    Unions unions = new Unions(database, journal, guard);
    int chunks = 0;
    for (; delivered < journal.entries().size(); delivered++) {
      JournalEntry entry = journal.entries().get(delivered);
      boolean done = !HEARD.contains(entry.type());
      while (!done) {
        chunks++;
        done =
            database.write(
                handle ->
                    entry.type().equals(FanOut.TOLD)
                        ? fanOut.handleChunk(entry)
                        : unions.handleChunk(entry));
      }
    }
    return chunks;
  }

  FanOut fanOut() {
    return new FanOut(database, members, new Teller(database, guard, plan, streams));
  }

  static Identity identity(Member member) {
    return Identity.ofToken(member, Set.of("read", "write"), "token");
  }

  /** Returns what a member's list says. */
  List<String> lines(Member member) {
    return answers(FakeRequest.get("/api/v1/notices").by(member)).stream()
        .map(each -> each.told().text())
        .toList();
  }

  @SuppressWarnings("unchecked")
  List<NoticeAnswer> answers(FakeRequest request) {
    Slice<NoticeAnswer> slice =
        (Slice<NoticeAnswer>) ((Reply.JsonValue) call(request).body()).value();
    return slice.items();
  }

  int unread(Member member) {
    return ((NoticesApi.Count)
            ((Reply.JsonValue) call(FakeRequest.get("/api/v1/notices/count").by(member)).body())
                .value())
        .unread();
  }

  String page(FakeRequest request) {
    return new String(((Reply.Bytes) call(request).body()).content(), StandardCharsets.UTF_8);
  }

  /** Calls the route of a request; variables of the template are given with it. */
  Reply call(FakeRequest request) {
    return call(request, request.path());
  }

  Reply call(FakeRequest request, String template) {
    for (Contribution each : module.contributions()) {
      if (each instanceof Route route
          && route.method().equals(request.method())
          && route.template().equals(template)) {
        try {
          return route.handler().handle(request);
        } catch (RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError("there is no route " + template);
  }

  ListRequest first() {
    return ListRequest.first(25);
  }
}
