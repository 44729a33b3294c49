package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.jobs.Job;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.events.RegistrationRequest.GivenAnswer;
import dev.millet.events.question.NewQuestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;

/** Hosts ask those who register something. */
public final class QuestionsTest extends RegistrationGround {

  private static final String QUESTIONS = Venue.ONE + "/questions";

  private EventAnswer event;
  private QuestionAnswer phone;
  private QuestionAnswer food;
  private QuestionAnswer guardian;
  private QuestionAnswer rules;

  public QuestionsTest(TestDatabase database) {
    super(database);
  }

  @Before
  public void ask() throws Exception {
    event = event(2, 0);
    phone = ask("choice", "Which phone?", "Millet 1\n Millet  2 \nMillet 2", true);
    food = ask("dietary", "=What do you not eat?", "", false);
    guardian = ask("guardian", "Guardian", "", false);
    rules = ask("consent", "I keep to the rules", "", true);
  }

  private QuestionAnswer ask(String type, String question, String choices, boolean required)
      throws Exception {
    NewQuestion typed = NewQuestion.RULES.check(new NewQuestion(type, question, choices, required));
    return venue.answer(
        QuestionAnswer.class,
        QUESTIONS,
        venue.about(FakeRequest.post("/"), event).by(venue.host).json(typed));
  }

  private RegistrationAnswer register(Member by, String... answers) throws Exception {
    List<QuestionAnswer> questions = List.of(phone, food, guardian, rules);
    List<GivenAnswer> given = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      given.add(new GivenAnswer(questions.get(i).id(), answers[i]));
    }
    return venue.register(by, event, new RegistrationRequest(0, null, false, given));
  }

  private List<String> answers(FakeRequest request, String route) throws Exception {
    Slice<?> found = venue.answer(Slice.class, route, venue.about(request, event));
    return found.items().stream().map(each -> ((QuestionAnswer.Given) each).answer()).toList();
  }

  private List<String> own(Member member) throws Exception {
    return answers(FakeRequest.get("/").by(member), Venue.OWN + "/answers");
  }

  @Test
  public void questionsAreListedInTheirOrder() throws Exception {
    Slice<?> listed =
        venue.answer(Slice.class, QUESTIONS, venue.about(FakeRequest.get("/"), event));
    assertEquals(List.of(phone, food, guardian, rules), listed.items());
    assertEquals(List.of("Millet 1", "Millet 2"), phone.choices());
  }

  @Test
  public void nobodyRegistersWithoutTheAnswersThatAreNeeded() throws Exception {
    String first = "answers." + phone.id();
    assertEquals(first + " missing", Venue.refusal(() -> venue.register(ann, event, 0)));
    assertEquals(first + " unknown", Venue.refusal(() -> register(ann, "Other", "", "", "yes")));
    assertEquals(
        "answers." + rules.id() + " unknown",
        Venue.refusal(() -> register(ann, "Millet 1", "", "", "no")));
    assertEquals(
        "answers." + food.id() + " too-long",
        Venue.refusal(() -> register(ann, "Millet 1", "茶".repeat(501), "", "yes")));
    assertEquals(
        "answers." + food.id() + " characters",
        Venue.refusal(() -> register(ann, "Millet 1", "a\u0000", "", "yes")));
    assertEquals(0, venue.show(event).going());
    assertEquals("going", register(ann, "Millet 1", "茶".repeat(500), "", "yes").state());
  }

  @Test
  public void anAnswerToAQuestionOfAnotherEventIsRefused() throws Exception {
    EventAnswer other = event(2, 0);
    List<GivenAnswer> given = List.of(new GivenAnswer(phone.id(), "Millet 1"));
    assertEquals(
        "answers unknown",
        Venue.refusal(
            () -> venue.register(ann, other, new RegistrationRequest(0, null, false, given))));
  }

  @Test
  public void whatConcernsHealthOrAChildIsShownToItsMemberAndOnTheHostsPageOnly() throws Exception {
    long registration = register(ann, "Millet 2", "Nuts", "Mum +41 1", "yes").id();
    assertEquals(List.of("Millet 2", "Nuts", "Mum +41 1", "yes"), own(ann));
    FakeRequest hosts = FakeRequest.get("/").by(venue.host).with("registration", registration);
    String route = Venue.REGISTRATIONS + "/{registration}/answers";
    assertEquals(List.of("Millet 2", "yes"), answers(hosts, route));
    FakeRequest others = FakeRequest.get("/").by(bob).with("registration", registration);
    assertEquals("events.not-yours", Venue.refusal(() -> answers(others, route)));
    String page = venue.page(venue.host, "/events/{id}/manage", event, Locale.SIMPLIFIED_CHINESE);
    assertTrue(page, page.contains("Mum +41 1") && page.contains("仅组织者可见"));
    String csv = csv();
    assertTrue(csv, csv.contains("Which phone?,I keep to the rules"));
    assertTrue(csv, csv.contains("Millet 2,yes"));
    assertFalse(csv, csv.contains("Nuts") || csv.contains("Mum"));
    String shown = venue.page(ann, "/events/{id}", event, Locale.ENGLISH);
    assertFalse(shown, shown.contains("Nuts") || shown.contains("Mum"));
    String told =
        venue.journal.entries().stream()
            .map(each -> each.payload(Object.class).toString())
            .toList()
            .toString();
    assertFalse(told, told.contains("Nuts"));
  }

  private String csv() throws Exception {
    FakeRequest request = venue.about(FakeRequest.get("/"), event).by(venue.host);
    return Venue.html(venue.call("/events/{id}/manage/registrations.csv", request));
  }

  @Test
  public void answersGoWithTheRegistrationAndAreGivenAnewWithTheNext() throws Exception {
    register(ann, "Millet 2", "Nuts", "", "yes");
    venue.leave(ann, event);
    assertEquals(List.of(), own(ann));
    register(ann, "Millet 1", "", "", "yes");
    assertEquals(List.of("Millet 1", "yes"), own(ann));
  }

  @Test
  public void answersAreInTheCopyAndErasedWithTheMember() throws Exception {
    register(ann, "Millet 2", "Nuts", "", "yes");
    Object copy = venue.contributions(MemberData.class).get(0).exporter().export(ann.id());
    assertTrue(copy.toString(), copy.toString().contains("Nuts"));
    venue.depart(ann);
    assertEquals(0, venue.number("SELECT COUNT(a.answer) FROM events_answers a"));
  }

  @Test
  public void whatConcernsHealthOrAChildIsErasedFourteenDaysAfterTheEvent() throws Exception {
    register(ann, "Millet 2", "Nuts", "Mum +41 1", "yes");
    Job job =
        venue.contributions(Job.class).stream()
            .filter(each -> each.name().equals("events.answers"))
            .findFirst()
            .orElseThrow();
    job.handler().run(null);
    assertEquals(4, own(ann).size());
    // the day of the event is ten days ahead, and open to its end
    venue.edit(
        venue.host,
        venue.show(event),
        venue.typed("Walk", Venue.inDays(-14), "", Mode.FIRST_COME, 2, 0));
    job.handler().run(null);
    assertEquals(4, own(ann).size());
    venue.edit(
        venue.host,
        venue.show(event),
        venue.typed("Walk", Venue.inDays(-15), "", Mode.FIRST_COME, 2, 0));
    job.handler().run(null);
    assertEquals(List.of("Millet 2", "yes"), own(ann));
  }

  @Test
  public void aQuestionIsRemovedWithItsAnswersAndByItsHostsOnly() throws Exception {
    register(ann, "Millet 2", "Nuts", "", "yes");
    FakeRequest others =
        venue.about(FakeRequest.of("DELETE", "/"), event).by(bob).with("question", food.id());
    assertEquals(
        "events.not-yours", Venue.refusal(() -> venue.call(QUESTIONS + "/{question}", others)));
    FakeRequest hosts =
        venue
            .about(FakeRequest.of("DELETE", "/"), event)
            .by(venue.host)
            .with("question", food.id());
    assertEquals(204, venue.call(QUESTIONS + "/{question}", hosts).status());
    assertEquals(List.of("Millet 2", "yes"), own(ann));
    assertEquals("not-found", Venue.refusal(() -> venue.call(QUESTIONS + "/{question}", hosts)));
  }

  @Test
  public void aCopyAsksTheSame() throws Exception {
    FakeRequest copy = venue.about(FakeRequest.post("/"), event).by(venue.host);
    EventAnswer made = venue.answer(EventAnswer.class, Venue.ONE + "/copy", copy);
    Slice<?> listed =
        venue.answer(
            Slice.class, QUESTIONS, venue.about(FakeRequest.get("/"), made).by(venue.host));
    assertEquals(
        List.of("Which phone?", "=What do you not eat?", "Guardian", "I keep to the rules"),
        listed.items().stream().map(each -> ((QuestionAnswer) each).question()).toList());
  }

  @Test
  public void tenQuestionsAreEnough() throws Exception {
    for (int i = 0; i < 6; i++) {
      ask("text", "More " + i, "", false);
    }
    assertEquals(
        "events.too-many-questions", Venue.refusal(() -> ask("text", "Eleven", "", false)));
    FakeRequest form =
        venue
            .about(FakeRequest.post("/"), event)
            .by(venue.host)
            .form("type", "text", "question", "Eleven", "choices", "");
    Reply refused = venue.call("/events/{id}/questions", form);
    assertEquals(422, refused.status());
    assertTrue(Venue.html(refused).contains("at most 10 questions"));
  }

  @Test
  public void aChoiceHasItsChoicesAndOthersHaveNone() {
    assertEquals("choices number", Venue.refusal(() -> ask("choice", "Which?", "One", false)));
    assertEquals("choices number", Venue.refusal(() -> ask("text", "Which?", "One\nTwo", false)));
    assertEquals(
        "choices number",
        Venue.refusal(() -> ask("choice", "Which?", "茶".repeat(121) + "\n2", false)));
  }

  @Test
  public void theFormAsksAndKeepsWhatWasTyped() throws Exception {
    String page = venue.page(ann, "/events/{id}", event, Locale.ENGLISH);
    assertTrue(page, page.contains("Which phone?") && page.contains("Only if you are under 18"));
    FakeRequest form =
        venue
            .about(FakeRequest.post("/"), event)
            .by(ann)
            .form("guests", "0", "answers." + food.id(), "Nuts <b>");
    Reply refused = venue.call("/events/{id}/register", form);
    assertEquals(422, refused.status());
    String html = Venue.html(refused);
    assertTrue(html, html.contains("Please answer this question"));
    assertTrue(html, html.contains("value=\"Nuts &lt;b>\""));
    FakeRequest whole =
        venue
            .about(FakeRequest.post("/"), event)
            .by(ann)
            .form("answers." + phone.id(), "Millet 1", "answers." + rules.id(), "yes");
    assertEquals(303, venue.call("/events/{id}/register", whole).status());
    assertEquals(List.of("Millet 1", "yes"), own(ann));
    String questions = venue.page(venue.host, "/events/{id}/questions", event, Locale.ENGLISH);
    assertTrue(questions, questions.contains("Which phone?"));
  }
}
