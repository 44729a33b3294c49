package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.events.question.NewQuestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

/** A member gives their place to another. */
public final class TransferTest extends RegistrationGround {

  public TransferTest(TestDatabase database) {
    super(database);
  }

  private RegistrationAnswer transfer(EventAnswer event, Member from, String to) throws Exception {
    FakeRequest request = venue.about(FakeRequest.post("/"), event).by(from);
    return venue.answer(
        RegistrationAnswer.class, Venue.OWN + "/transfer", request.json(new NewTransfer(to)));
  }

  @Test
  public void thePlaceIsOfferedToTheOtherAlsoWhenAllAreTakenAndOthersWait() throws Exception {
    EventAnswer event = event(2, 1);
    venue.register(ann, event, 1);
    venue.register(bob, event, 0);
    assertEquals("not-coming", transfer(event, ann, "@cai").state());
    assertEquals(List.of("ann not-coming", "bob waiting", "cai offered"), states(event));
    assertEquals(0, (int) venue.show(event).free());
    RegistrationAnswer taken = venue.accept(cai, event);
    assertEquals("going", taken.state());
    assertEquals(1, taken.guests());
    assertEquals(2, venue.show(event).going());
  }

  @Test
  public void whatTheOtherDoesNotTakeGoesToTheWaitingList() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    transfer(event, ann, "cai");
    venue.runOut(event);
    assertEquals("offered", venue.state(bob, event));
    assertEquals(List.of("ann not-coming", "bob offered", "cai lapsed"), states(event));
  }

  @Test
  public void aPlaceIsGivenOnceAndByWhoHasIt() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    assertEquals("not-found", Venue.refusal(() -> transfer(event, bob, "cai")));
    transfer(event, ann, "bob");
    assertEquals("events.no-place", Venue.refusal(() -> transfer(event, ann, "cai")));
    assertEquals(List.of("ann not-coming", "bob offered"), states(event));
  }

  @Test
  public void whoMayNotComeOrHasAPlaceIsNotOfferedAnother() throws Exception {
    EventAnswer event = event(3, 0);
    venue.register(ann, event, 0);
    venue.register(bob, event, 0);
    refuse(event, venue.register(cai, event, 0).id(), "No");
    assertEquals("handle has-place", Venue.refusal(() -> transfer(event, ann, "bob")));
    assertEquals("handle not-possible", Venue.refusal(() -> transfer(event, ann, "cai")));
    assertEquals("handle not-possible", Venue.refusal(() -> transfer(event, ann, "ann")));
    assertEquals("handle unknown", Venue.refusal(() -> transfer(event, ann, "nobody")));
    assertEquals("going", venue.state(ann, event));
  }

  @Test
  public void whereHostsDecideWhoComesPlacesAreNotPassedOn() throws Exception {
    EventAnswer event =
        venue.announce(venue.typed("Walk", Venue.inDays(10), "", Mode.APPROVAL, 2, 0));
    decide(event, venue.register(ann, event, 0).id(), "approve", "");
    assertEquals("events.no-transfer", Venue.refusal(() -> transfer(event, ann, "bob")));
  }

  @Test
  public void whoIsOfferedItAnswersWhatTheEventAsks() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    NewQuestion question = NewQuestion.RULES.check(new NewQuestion("text", "Phone?", "", true));
    FakeRequest ask = venue.about(FakeRequest.post("/"), event).by(venue.host).json(question);
    long id = venue.answer(QuestionAnswer.class, Venue.ONE + "/questions", ask).id();
    transfer(event, ann, "bob");
    assertEquals("answers." + id + " missing", Venue.refusal(() -> venue.accept(bob, event)));
    FakeRequest empty = venue.about(FakeRequest.post("/"), event).by(bob);
    Reply refused = venue.call("/events/{id}/accept", empty);
    assertEquals(422, refused.status());
    assertTrue(Venue.html(refused).contains("Please answer this question"));
    FakeRequest answers =
        venue
            .about(FakeRequest.of("PUT", "/"), event)
            .by(bob)
            .json(
                new QuestionsApi.AnswersRequest(
                    List.of(new RegistrationRequest.GivenAnswer(id, "Millet 2"))));
    assertEquals(204, venue.call(Venue.OWN + "/answers", answers).status());
    String page = venue.page(bob, "/events/{id}", event, Locale.ENGLISH);
    assertTrue(page, page.contains("value=\"Millet 2\""));
    assertEquals("going", venue.accept(bob, event).state());
  }

  @Test
  public void theTicketHasTheFormAndSaysWhatIsWrong() throws Exception {
    EventAnswer event = event(1, 0);
    venue.register(ann, event, 0);
    String page = venue.page(ann, "/events/{id}/ticket", event, Locale.SIMPLIFIED_CHINESE);
    assertTrue(page, page.contains("转让名额"));
    String path = "/events/{id}/ticket/transfer";
    FakeRequest unknown =
        venue.about(FakeRequest.post("/"), event).by(ann).form("handle", "nobody");
    Reply refused = venue.call(path, unknown);
    assertEquals(422, refused.status());
    assertTrue(Venue.html(refused).contains("There is no member with this username"));
    FakeRequest known = venue.about(FakeRequest.post("/"), event).by(ann).form("handle", "bob");
    assertEquals(303, venue.call(path, known).status());
    assertEquals("offered", venue.state(bob, event));
  }
}
