package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.Voters.Voter;
import java.util.List;
import org.junit.Test;

/** The team votes for members who told it so elsewhere. */
public final class ProxyVotesTest extends VotersGround {

  public ProxyVotesTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void staffVoteForAMemberAndItIsToldWhoDid() throws Exception {
    Voter cast = castFor("bob", "phone call", "wants it for the tablet");
    assertEquals("bob", cast.member().handle());
    assertEquals("ada", cast.onBehalf().by().handle());
    VoteHappened told = booth.journal.payloads(VoteHappened.CAST, VoteHappened.class).get(0);
    assertEquals(Long.valueOf(booth.ada.id()), told.by());
    assertEquals("phone call", told.source());
    assertEquals(booth.bob.id(), told.member());
    assertTrue(booth.sums().agree());
  }

  @Test
  public void staffAndTheMemberSeeHowItCameAboutAndOthersDoNot() throws Exception {
    castFor("@BOB", "phone call", "wants it for the tablet");
    Voter forStaff = voters(booth.ada, null).items().get(0);
    assertEquals("wants it for the tablet", forStaff.onBehalf().note());
    Voter forBob = voters(booth.bob, null).items().get(0);
    assertEquals("phone call", forBob.onBehalf().source());
    assertNull(forBob.onBehalf().note());
    assertNull(voters(booth.ann, null).items().get(0).onBehalf());
    assertFalse(booth.page(PAGE, booth.get(PAGE).by(booth.ann)).contains("phone call"));
    assertTrue(
        booth.page(PAGE, booth.get(PAGE).by(booth.ada)).contains("added by ada: phone call"));
  }

  @Test
  public void whoHasVotedKeepsTheirOwnVote() throws Exception {
    vote(booth.bob, DAY);
    FakeRequest request =
        booth.post(ON_BEHALF).by(booth.ada).json(new ProxyBallot("bob", "sales", null));
    assertEquals("voting.voted-already", refused(ON_BEHALF, request).problem().code());
    assertNull(voters(booth.ada, null).items().get(0).onBehalf());
    assertEquals(1, booth.support());
    Reply page =
        booth.call(FORM, booth.post(FORM).by(booth.ada).form("member", "bob", "source", "sales"));
    assertEquals(409, page.status());
    assertTrue(Booth.html(page).contains("has already voted"));
  }

  @Test
  public void theMemberWithdrawsIt() throws Exception {
    castFor("bob", "sales", null);
    booth.call(
        "/api/v1/votes/{type}/{id}", booth.about(FakeRequest.of("DELETE", "/")).by(booth.bob));
    assertEquals(0, booth.support());
    assertTrue(booth.sums().agree());
  }

  @Test
  public void staffTakeBackWhatWasCastForAMemberAndNothingElse() throws Exception {
    castFor("bob", "sales", null);
    vote(booth.ann, DAY);
    String template = ON_BEHALF + "/{member}";
    for (Member member : List.of(booth.bob, booth.ann, booth.ada)) {
      FakeRequest request = booth.about(FakeRequest.of("DELETE", "/")).with("member", member.id());
      assertEquals(204, booth.call(template, request.by(booth.ada)).status());
    }
    assertEquals(List.of("ann"), handles(voters(booth.ada, null)));
    assertTrue(booth.sums().agree());
  }

  @Test
  public void aFormThatCannotBeTakenKeepsWhatWasTypedAndSaysWhy() throws Exception {
    FakeRequest request =
        booth
            .post(FORM)
            .by(booth.ada)
            .form("member", "nobody-here", "source", "trade fair", "note", "booth <7>");
    Reply reply = booth.call(FORM, request);
    assertEquals(422, reply.status());
    String page = Booth.html(reply);
    assertTrue(page, page.contains("No member found"));
    assertTrue(page, page.contains("value=\"nobody-here\"") && page.contains("booth &lt;7"));
    assertEquals(0, booth.support());
  }

  @Test
  public void ofSeveralWithOneNameTheReaderChooses() throws Exception {
    Member one = booth.members.named("lin-1", "Lin Chen");
    booth.members.named("lin-2", "Lin Chen");
    Reply reply =
        booth.call(
            FORM, booth.post(FORM).by(booth.ada).form("member", "lin chen", "source", "sales"));
    assertEquals(422, reply.status());
    String page = Booth.html(reply);
    assertTrue(page, page.contains("value=\"@lin-1\"") && page.contains("value=\"@lin-2\""));
    assertEquals(0, booth.support());
    assertEquals(one.id(), castFor("@lin-1", "sales", null).member().id());
  }

  @Test
  public void lengthsCountCodePoints() throws Exception {
    castFor("bob", "😀".repeat(80), "你".repeat(500));
    FakeRequest longer =
        booth.post(ON_BEHALF).by(booth.ada).json(new ProxyBallot("ann", "你".repeat(81), null));
    assertEquals("too-long", refused(ON_BEHALF, longer).problem().fields().get(0).code());
    FakeRequest control =
        booth.post(ON_BEHALF).by(booth.ada).json(new ProxyBallot("ann", "a\u0000b", null));
    assertEquals("characters", refused(ON_BEHALF, control).problem().fields().get(0).code());
    assertEquals(1, booth.support());
  }
}
