package dev.millet.mentions;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.mentions.HeldMentions;
import dev.millet.api.mentions.Mentioned;
import dev.millet.api.mentions.MentionedTexts;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.notices.Notice;
import dev.millet.api.pages.Html;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMarkdown;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeNotices;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class StoredMentionsTest {

  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final Subject NOTE = new Subject("note", "1");

  private final Database database;
  private final FakeJournal journal;
  private final FakeMembers members = new FakeMembers();
  private final Member ann = members.add("ann");
  private final Member bob = members.add("bob");
  private final Member lin = members.named("林晓雨", "Lin <\"&'> 雨");
  private final FakeGuard guard;
  private final FakeNotices notices;
  private final Mentions mentions;

  /** Notes that say what their id is. */
  private static final class Notes implements SubjectCatalog {
    @Override
    public String type() {
      return "note";
    }

    @Override
    public Map<String, SubjectDescription> describe(Collection<String> ids) {
      Map<String, SubjectDescription> known = new HashMap<>();
      ids.forEach(
          id ->
              known.put(
                  id,
                  SubjectDescription.of(new Subject("note", id), "Note " + id, "/notes/" + id)));
      known.remove("unknown");
      return known;
    }

    @Override
    public Map<String, String> excerpts(Collection<String> ids) {
      return ids.stream().collect(Collectors.toMap(id -> id, id -> "Words of " + id));
    }
  }

  public StoredMentionsTest(TestDatabase test) {
    database = test.database();
    journal = new FakeJournal(database);
    guard = new FakeGuard(database, members);
    notices = new FakeNotices(database);
    mentions = new StoredMentions(database, journal, members, notices, guard, new FakeMarkdown());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void clear() {
    database.write(handle -> handle.execute("DELETE FROM mentions_places"));
  }

  @Test
  public void theJournalTellsWhoIsMentionedAndNobodyOfThemselves() {
    write(NOTE, ann, "@bob and @ann and @nobody");
    assertEquals(List.of(new StoredMentions.Told(NOTE, List.of(bob.id()), ann.id(), AT)), told());
  }

  @Test
  public void whoIsMentionedIsToldOnceAboutTheText() {
    write(NOTE, ann, "@bob and @ann");
    Notice told = notices.told().get(0);
    assertEquals(List.of(bob.id()), told.members());
    assertEquals(Long.valueOf(ann.id()), told.actor());
    assertEquals(NOTE, told.about());
    assertTrue(told.isOnce());
    write(NOTE, ann, "@bob and @ann, again");
    assertEquals(1, notices.told().size());
  }

  @Test
  public void aPreviewHasTheLinksThatTheTextWillHave() {
    String body = "@bob `@ann` @nobody @林晓雨你好";
    write(NOTE, ann, body);
    Html kept = mentions.link(Map.of(NOTE, new FakeMarkdown().render(body))).get(NOTE);
    assertEquals(kept, mentions.preview(body));
    assertTrue(kept.markup(), kept.markup().contains("href=\"/members/bob\""));
    assertFalse(kept.markup(), kept.markup().contains("/members/nobody"));
    assertEquals(new FakeMarkdown().render("plain"), mentions.preview("plain"));
  }

  @Test
  public void anEditTellsOnlyThoseWhoAreNew() {
    write(NOTE, ann, "@bob?");
    write(NOTE, ann, "@bob, @林晓雨?");
    assertEquals(List.of(lin.id()), told().get(1).members());
    write(NOTE, ann, "Nobody");
    assertEquals(2, told().size());
    assertEquals(Map.of(), mentions.of(List.of(NOTE)));
  }

  @Test
  public void twentyPeopleAreMentionedAtMost() {
    String all =
        IntStream.range(0, 25)
            .mapToObj(i -> "@" + members.add("friend" + i).handle())
            .collect(Collectors.joining(" "));
    write(NOTE, ann, all);
    assertEquals(20, told().get(0).members().size());
  }

  @Test
  public void mentionsAreLinkedUnderThePresentHandle() {
    write(NOTE, ann, "请@林晓雨看看");
    Subject other = new Subject("note", "2");
    Map<Subject, Html> linked =
        mentions.link(Map.of(NOTE, new Html("<p>请@林晓雨看看</p>"), other, new Html("<p>@bob</p>")));
    assertEquals(
        "<p>请<a class=\"mention\" href=\"/members/%E6%9E%97%E6%99%93%E9%9B%A8\""
            + " title=\"Lin &lt;&quot;&amp;&#39;&gt; 雨\">@林晓雨</a>看看</p>",
        linked.get(NOTE).markup());
    assertEquals("<p>@bob</p>", linked.get(other).markup());
  }

  @Test
  public void whoDeletedTheirAccountIsNotMentionedAndTheirHandleNotWritten() {
    List<Mentioned> found = mentions.find("@bob and @林晓雨");
    guard.delete(bob);
    HeldMentions held = database.write(handle -> mentions.hold(found));
    assertEquals(List.of(new Mentioned(lin.id(), "林晓雨")), held.members());
    assertEquals("@… and @林晓雨", held.erase("@bob and @林晓雨"));
  }

  @Test
  public void nothingIsKeptOutsideOfAWrite() {
    assertThrows(
        IllegalStateException.class, () -> mentions.keep(NOTE, HeldMentions.NONE, null, AT));
    assertThrows(IllegalStateException.class, () -> mentions.forget(NOTE));
  }

  @Test
  public void aMemberReadsWhereTheyAreMentioned() throws Exception {
    write(NOTE, ann, "@bob once");
    write(new Subject("note", "2"), ann, "@bob twice");
    write(new Subject("note", "unknown"), ann, "@bob somewhere");
    write(new Subject("other", "1"), ann, "@bob elsewhere");
    FakeRequest first = FakeRequest.get("/").by(bob).query("limit", "3");
    Slice<?> page = list(first);
    assertEquals(1, page.items().size());
    var mention = (MentionList.Mention) page.items().get(0);
    assertEquals("Note 2", mention.title());
    assertEquals("/notes/2", mention.path());
    assertEquals("Words of 2", mention.excerpt());
    assertEquals("ann", mention.by().handle());
    Slice<?> rest = list(FakeRequest.get("/").by(bob).query("after", page.next()));
    assertEquals("Note 1", ((MentionList.Mention) rest.items().get(0)).title());
    assertEquals(List.of(), list(FakeRequest.get("/").by(ann)).items());
  }

  @Test
  public void thePageShowsThem() throws Exception {
    write(NOTE, ann, "@bob once");
    Reply reply = route("/mentions").handler().handle(FakeRequest.get("/mentions").by(bob));
    String html = new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
    assertTrue(html, html.contains("href=\"/notes/1\""));
    assertFalse(html, html.contains("??"));
  }

  /** The text goes first, in as many pieces as it takes; the mention goes last. */
  @Test
  public void aHandleIsErasedInPieces() {
    write(NOTE, ann, "@bob");
    List<String> calls = new ArrayList<>();
    MentionedTexts texts =
        new MentionedTexts() {
          @Override
          public void lock(String id) {
            calls.add("lock " + id);
          }

          @Override
          public Erased erase(String id, int after, int limit, UnaryOperator<String> eraser) {
            calls.add(eraser.apply("@bob") + " after " + after + " limit " + limit);
            int there = after < 0 ? 15 : 15 - after;
            int done = Math.min(limit, there);
            return new Erased(done, Math.max(0, after) + done);
          }
        };
    assertEquals(10, erase(10, texts));
    assertEquals(6, erase(10, texts));
    assertEquals(0, erase(10, texts));
    assertEquals(
        List.of("lock 1", "@… after -1 limit 10", "lock 1", "@… after 10 limit 10"), calls);
    assertEquals(Map.of(), mentions.of(List.of(NOTE)));
  }

  private int erase(int limit, MentionedTexts texts) {
    return database.write(handle -> mentions.erase(bob.id(), "note", limit, texts));
  }

  private void write(Subject text, Member by, String body) {
    List<Mentioned> found = mentions.find(body);
    database.write(
        handle -> {
          mentions.keep(text, mentions.hold(found), by.id(), AT);
          return null;
        });
  }

  private List<StoredMentions.Told> told() {
    return journal.payloads(StoredMentions.MENTIONED, StoredMentions.Told.class);
  }

  private Slice<?> list(FakeRequest request) throws Exception {
    Reply reply = route("/api/v1/mentions").handler().handle(request);
    return (Slice<?>) ((Reply.JsonValue) reply.body()).value();
  }

  private Route route(String template) {
    var module =
        new MentionsModule(database, members, new PlainPages("dev.millet.mentions.templates"));
    module.catalogs = List.of(new Notes());
    return module.contributions().stream()
        .filter(Route.class::isInstance)
        .map(Route.class::cast)
        .filter(each -> each.template().equals(template))
        .findFirst()
        .orElseThrow();
  }
}
