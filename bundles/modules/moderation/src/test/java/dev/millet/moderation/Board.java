package dev.millet.moderation;

import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.journal.ChunkedHandler;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeNotices;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The module on a real database, with notes that can be moderated, called through its routes. */
final class Board {

  static final String ACTIONS = "/api/v1/moderation/actions";
  static final String ITEM = "/api/v1/moderation/items/{type}/{id}";
  static final String OWN = "/api/v1/moderation/own";

  final Database database;
  final FakeJournal journal;
  final FakeMembers members = new FakeMembers();
  final Member ann = members.add("ann");
  final Member bob = members.add("bob");
  final Member moderator = members.add("mod", Role.MODERATOR);
  final FakeGuard guard;
  final FakeNotices notices;
  final Notes notes = new Notes();
  private final List<Contribution> contributions;

  /** Notes in memory, which are not undone with a transaction. */
  final class Notes implements Moderated {

    private final Map<String, ModeratedItem> all = new ConcurrentSkipListMap<>();
    boolean discussed = true;

    /** Whether what is restored is gone, such as an image that another one has replaced. */
    boolean replaced;

    /** Whether the author may not see the notes any more. */
    boolean closed;

    @Override
    public String type() {
      return "note";
    }

    @Override
    public boolean hasDiscussions() {
      return discussed;
    }

    @Override
    public Map<String, ModeratedItem> find(Collection<String> ids) {
      Map<String, ModeratedItem> found = new HashMap<>(all);
      found.keySet().retainAll(ids);
      return found;
    }

    @Override
    public Set<String> hidden(Identity reader, Collection<String> ids) {
      return closed && !reader.is(Role.MODERATOR) ? Set.copyOf(ids) : Set.of();
    }

    @Override
    public Optional<ModeratedItem> changeVisibility(String id, Visibility visibility) {
      boolean gone = replaced && visibility == Visibility.VISIBLE;
      return change(id, was -> gone ? null : item(was, visibility, was.locked()));
    }

    @Override
    public Optional<ModeratedItem> changeLock(String id, boolean locked) {
      return change(id, was -> item(was, was.visibility(), locked));
    }

    private Optional<ModeratedItem> change(String id, UnaryOperator<ModeratedItem> change) {
      if (!database.writing()) {
        throw new AssertionError("changed outside of a write");
      }
      ModeratedItem was = all.get(id);
      all.computeIfPresent(id, (key, now) -> change.apply(now));
      return Optional.ofNullable(was);
    }

    private ModeratedItem item(ModeratedItem was, Visibility visibility, boolean locked) {
      return new ModeratedItem(
          was.subject(), was.author(), was.title(), was.path(), was.text(), visibility, locked);
    }

    @Override
    public List<String> visibleOf(long author, int limit) {
      return all.values().stream()
          .filter(each -> each.author() == author && each.visibility() == Visibility.VISIBLE)
          .map(each -> each.subject().id())
          .limit(limit)
          .toList();
    }

    long hidden() {
      return all.values().stream().filter(each -> each.visibility() != Visibility.VISIBLE).count();
    }

    void clear() {
      all.clear();
    }
  }

  Board(TestDatabase test) {
    database = test.database();
    journal = new FakeJournal(database);
    guard = new FakeGuard(database, members);
    notices = new FakeNotices(database);
    var module =
        new ModerationModule(
            database,
            journal,
            guard,
            members,
            notices,
            new PlainPages("dev.millet.moderation.templates"));
    module.owners = List.of(notes);
    contributions = module.contributions();
    database.write(
        handle -> {
          handle.execute("DELETE FROM moderation_replies");
          return handle.execute("DELETE FROM moderation_actions");
        });
  }

  Subject note(long id, Member author) {
    Subject note = Subject.of("note", id);
    notes.all.put(
        note.id(),
        new ModeratedItem(
            note, author.id(), "Note " + id, "/notes/" + id, "text", Visibility.VISIBLE, false));
    return note;
  }

  Visibility visibility(Subject note) {
    return notes.find(List.of(note.id())).get(note.id()).visibility();
  }

  static FakeRequest about(FakeRequest request, Subject item) {
    return request.with("type", item.type()).with("id", item.id());
  }

  Reply call(String template, FakeRequest request) throws Exception {
    for (Route route : contributions(Route.class)) {
      if (route.template().equals(template) && route.method().equals(request.method())) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("no route " + request.method() + " " + template);
  }

  <T> T answer(Class<T> type, String template, FakeRequest request) throws Exception {
    return type.cast(((Reply.JsonValue) call(template, request).body()).value());
  }

  static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  ActionAnswer act(Subject item, String action, String reason, String note) throws Exception {
    return act(moderator, item, action, reason, note);
  }

  ActionAnswer act(Member by, Subject item, String action, String reason, String note)
      throws Exception {
    FakeRequest request = about(FakeRequest.post("/"), item).by(by);
    return answer(
        ActionAnswer.class, ITEM + "/actions", request.json(new NewAction(action, reason, note)));
  }

  void reply(Member author, long action, String text) throws Exception {
    call(
        OWN + "/{action}/reply",
        FakeRequest.post("/").with("action", action).by(author).json(new NewReply(text)));
  }

  /** What stands beside an item for a reader; null for a visitor. */
  String part(Member reader, Subject item) throws Exception {
    FakeRequest request = FakeRequest.get("/");
    return contributions(Fragment.class)
        .get(0)
        .renderer()
        .render(reader == null ? request : request.by(reader), List.of(item))
        .get(0)
        .markup();
  }

  void hear(long position, String type, Object payload) throws Exception {
    var handler = (ChunkedHandler) contributions(Subscription.class).get(0).handler();
    while (!database.write(
        handle -> handler.handleChunk(FakeJournal.entry(position, type, payload)))) {
      continue;
    }
  }

  MemberData data() {
    return contributions(MemberData.class).get(0);
  }

  <C> List<C> contributions(Class<C> type) {
    return contributions.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Something that is refused. */
  interface Action {
    void run() throws Exception;
  }

  static int refusal(Action call) {
    return assertThrows(ProblemException.class, call::run).problem().status();
  }

  static String code(Action call) {
    return assertThrows(ProblemException.class, call::run).problem().code();
  }
}
