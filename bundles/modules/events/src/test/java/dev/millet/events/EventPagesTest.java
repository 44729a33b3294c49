package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class EventPagesTest {

  private static final String EVENT = "/events/{id}";
  private static final Locale EN = Locale.ENGLISH;
  private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

  private final Venue venue;

  public EventPagesTest(TestDatabase database) {
    venue = new Venue(database);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private String page(Member reader, EventAnswer event) throws Exception {
    return venue.page(reader, EVENT, event, EN);
  }

  private static void assertSays(String page, String text) {
    assertTrue(text + " in " + page, page.contains(text));
  }

  private void post(Member by, String template, EventAnswer event, String... form)
      throws Exception {
    FakeRequest request = venue.about(FakeRequest.post("/"), event).by(by).form(form);
    assertEquals(303, venue.call(template, request).status());
  }

  @Test
  public void theCardSaysHowItStandsWithTheReadersPlace() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk <b>", 1, 0));
    String visitor = page(null, event);
    assertSays(visitor, "Walk &lt;b&gt;");
    assertSays(visitor, "1 of 1 places left");
    assertSays(visitor, "/members/sign-in");
    post(venue.ann, EVENT + "/register", event, "shown", "true");
    assertSays(page(venue.ann, event), "You’re going");
    assertSays(page(venue.ann, event), "/events/" + event.id() + "/ticket");
    assertSays(page(venue.bob, event), "Join the waiting list");
    post(venue.bob, EVENT + "/register", event);
    assertSays(page(venue.bob, event), "You’re number 1 of 1");
    post(venue.ann, EVENT + "/leave", event);
    assertSays(page(venue.bob, event), "A place is yours");
    post(venue.bob, EVENT + "/accept", event);
    assertSays(venue.page(venue.bob, EVENT, event, ZH), "报名成功");
    assertSays(venue.page(venue.cai, EVENT, event, ZH), "加入候补");
  }

  @Test
  public void onlyWhoAgreedIsNamed() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 0));
    post(venue.ann, EVENT + "/register", event, "shown", "true");
    post(venue.bob, EVENT + "/register", event);
    String shown = page(null, event);
    assertSays(shown, "<span>ann</span>");
    assertFalse(shown, shown.contains("<span>bob</span>"));
    assertSays(shown, "2 people are coming, 1 of them shown here");
    post(venue.ann, EVENT + "/shown", event);
    assertFalse(page(null, event).contains("<span>ann</span>"));
  }

  @Test
  public void tooManyGuestsAreRefusedOnThePage() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 1));
    FakeRequest request =
        venue.about(FakeRequest.post("/"), event).by(venue.ann).form("guests", "3");
    Reply reply = venue.call(EVENT + "/register", request);
    assertEquals(422, reply.status());
    assertSays(Venue.html(reply), "That’s more guests than the event allows");
  }

  @Test
  public void theFormKeepsWhatWasTypedAndSaysWhatIsWrong() throws Exception {
    FakeRequest typed =
        FakeRequest.post("/events/new")
            .by(venue.ann)
            .form(
                "kind",
                "meet-up",
                "title",
                "夜拍",
                "mode",
                "first-come",
                "start",
                "2030-05-01T10:00");
    Reply reply = venue.call("/events/new", typed);
    assertEquals(422, reply.status());
    assertSays(Venue.html(reply), "Enter a time zone, or choose a city");
    assertSays(Venue.html(reply), "value=\"夜拍\"");
    assertSays(Venue.html(reply), "value=\"2030-05-01T10:00\"");
    FakeRequest right =
        FakeRequest.post("/events/new")
            .by(venue.ann)
            .form(
                "kind",
                "meet-up",
                "title",
                "夜拍",
                "mode",
                "first-come",
                "start",
                "2030-05-01T10:00",
                "city",
                "" + venue.chengdu.id());
    String made = venue.call("/events/new", right).headers().get(0).getValue();
    assertTrue(made, made.startsWith("/events/"));
  }

  @Test
  public void aFormThatIsLateOverwritesNothing() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 1));
    venue.edit(venue.host, event, venue.typed("Run", 5, 1));
    FakeRequest late =
        venue
            .about(FakeRequest.post("/"), event)
            .by(venue.host)
            .form(
                "kind",
                "meet-up",
                "title",
                "Old",
                "mode",
                "first-come",
                "version",
                "" + event.version(),
                "start",
                "2030-05-01T10:00",
                "city",
                "" + venue.zurich.id());
    assertEquals(422, venue.call(EVENT + "/edit", late).status());
    assertEquals("Run", venue.show(event).title());
  }

  @Test
  public void hostsSeeWhoIsRegisteredAndDecide() throws Exception {
    EventAnswer event =
        venue.announce(venue.typed("Geeks", Venue.inDays(5), "", Mode.APPROVAL, 2, 0));
    long asked = venue.register(venue.cai, event, 0).id();
    String page = venue.page(venue.host, EVENT + "/manage", event, EN);
    assertSays(page, "Asked for a place");
    FakeRequest request = venue.about(FakeRequest.post("/"), event).by(venue.host);
    request.with("registration", asked);
    venue.call(EVENT + "/manage/{registration}/approve", request);
    assertSays(venue.page(venue.host, EVENT + "/manage", event, ZH), "已报名");
    assertEquals(
        "events.not-yours",
        Venue.refusal(() -> venue.page(venue.ann, EVENT + "/manage", event, EN)));
    String table =
        Venue.html(
            venue.call(
                EVENT + "/manage/registrations.csv",
                venue.about(FakeRequest.get("/"), event).by(venue.host)));
    assertSays(table, "cai,蔡<b>,going,0,");
  }

  @Test
  public void theAgendaAndTheCostAreShownAndALineWithoutATimeIsRefused() throws Exception {
    EventAnswer event = venue.announce(venue.typed("Walk", 5, 0));
    String page = venue.page(venue.ann, EVENT, event, Locale.SIMPLIFIED_CHINESE);
    assertSays(page, "日程");
    assertSays(page, "<time>17:00</time>");
    assertSays(page, "Walk &lt;b&gt;");
    assertSays(page, "费用");
    assertEquals("Free", venue.show(event).cost());
    FakeRequest form =
        venue
            .about(FakeRequest.post("/"), event)
            .by(venue.host)
            .form(
                "kind",
                "meet-up",
                "title",
                "Walk",
                "start",
                Venue.inDays(3),
                "mode",
                "first-come",
                "zone",
                "UTC",
                "agenda",
                "17:00 Tea\nlater");
    Reply refused = venue.call(EVENT + "/edit", form);
    assertEquals(422, refused.status());
    assertSays(Venue.html(refused), "Begin each line with a time");
  }

  @Test
  public void aNameIsNoFormula() {
    Csv csv = new Csv(List.of("name"));
    csv.row(List.of("=1+1"));
    csv.row(List.of("He said \"hi\" <b>"));
    csv.row(List.of("@cmd, x"));
    assertEquals(
        "name\r\n'=1+1\r\n\"He said \"\"hi\"\" <b>\"\r\n\"'@cmd, x\"\r\n",
        new String(csv.bytes(), StandardCharsets.UTF_8));
  }

  @Test
  public void aCityHasAPageWithItsEventsAndThoseWhoAgreed() throws Exception {
    venue.announce(venue.typed("Walk", 5, 0));
    String path = "/events/cities/{city}";
    FakeRequest join = FakeRequest.post("/").with("city", "zurich");
    venue.call(path + "/join", join.by(venue.ann).form("shown", "true"));
    FakeRequest hidden = FakeRequest.post("/").with("city", "zurich");
    venue.call(path + "/join", hidden.by(venue.bob));
    FakeRequest show = FakeRequest.get("/").with("city", "zurich").in(ZH);
    String page = Venue.html(venue.call(path, show));
    assertSays(page, "苏黎世");
    assertSays(page, "Walk");
    assertSays(page, "2 位成员");
    assertSays(page, "<span>ann</span>");
    assertFalse(page, page.contains("<span>bob</span>"));
    FakeRequest nowhere = FakeRequest.get("/").with("city", "atlantis");
    assertEquals("not-found", Venue.refusal(() -> venue.call(path, nowhere)));
  }

  @Test
  public void theListIsFilteredAndTheTeamSeesProposals() throws Exception {
    venue.announce(venue.typed("Walk", 1, 0));
    venue.add(venue.ann, venue.typed("Proposal", 5, 0));
    String all = venue.page(venue.ann, "/events", null, EN);
    assertSays(all, "Walk");
    assertFalse(all, all.contains("Proposal<"));
    assertSays(venue.page(venue.staff, "/events", null, EN), "Proposal<");
    String mine = venue.page(venue.ann, "/events/mine", null, EN);
    assertSays(mine, "Events you host");
    assertSays(mine, "Proposal<");
  }

  @Test
  public void theTeamAddsCities() throws Exception {
    FakeRequest taken =
        FakeRequest.post("/events/cities")
            .by(venue.staff)
            .form("nameEn", "Z", "nameZh", "Z", "slug", "zurich", "zone", "Europe/Zurich");
    assertEquals(422, venue.call("/events/cities", taken).status());
    FakeRequest wrong =
        FakeRequest.post("/events/cities")
            .by(venue.staff)
            .form("nameEn", "B", "nameZh", "B", "slug", "b", "zone", "Mars/Olympus");
    assertEquals(422, venue.call("/events/cities", wrong).status());
    assertSays(venue.page(venue.staff, "/events/cities", null, EN), "Asia/Shanghai");
  }
}
