package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.Voters.Voter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

public final class VotersTest extends VotersGround {

  public VotersTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void thoseWhoVotedLastStandFirst() throws Exception {
    vote(booth.ann, DAY);
    vote(booth.bob, DAY.plusSeconds(1));
    assertEquals(List.of("bob", "ann"), handles(voters(booth.ann, null)));
  }

  @Test
  public void pagesMeetWithoutGapOrRepeat() throws Exception {
    List<String> cast = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      Member member = booth.members.add("member" + i);
      vote(member, DAY.plusSeconds(i / 5));
      cast.add(member.handle());
    }
    List<String> walked = new ArrayList<>();
    String after = null;
    do {
      FakeRequest request = booth.get(VOTERS).by(booth.ann).query("limit", "4");
      Slice<Voter> page =
          booth.slice(VOTERS, after == null ? request : request.query("after", after));
      walked.addAll(handles(page));
      after = page.next();
    } while (after != null);
    assertEquals(23, walked.size());
    assertTrue(walked.containsAll(cast));
    assertEquals(walked, handles(voters(booth.ann, "100")));
  }

  @Test
  public void aPositionThatIsNoneIsRefused() {
    for (String after : List.of("x", "1~2~3", DAY + "~1~topic/1")) {
      FakeRequest request = booth.get(VOTERS).by(booth.ann).query("after", after);
      Problem problem = refused(VOTERS, request).problem();
      assertEquals(422, problem.status());
      assertEquals("bad-cursor", problem.fields().get(0).code());
    }
  }

  @Test
  public void carriedSupportIsNamedByItsSource() throws Exception {
    vote(booth.ann, DAY);
    booth.ballots().carry(booth.subject, "Fider", 37, DAY);
    Slice<VotersApi.CarriedAnswer> carried = booth.slice(CARRIED, booth.get(CARRIED).by(booth.ann));
    assertEquals(List.of(new VotersApi.CarriedAnswer("Fider", 37)), carried.items());
    String page = booth.page(PAGE, booth.get(PAGE).by(booth.ann));
    assertTrue(page, page.contains("37 more, imported from Fider"));
  }

  @Test
  public void theSettingSaysWhoMaySeeThem() {
    assertTrue(new Booth(test, "everybody").route("GET", PAGE).permission().isPublic());
    assertEquals("MEMBER", role(new Booth(test, "members"), "GET", PAGE));
    assertEquals("STAFF", role(new Booth(test, "staff"), "GET", PAGE));
    assertEquals("STAFF", role(new Booth(test, "staff"), "GET", VOTERS));
    assertThrows(IllegalArgumentException.class, () -> new Booth(test, "nobody"));
  }

  @Test
  public void aProfileShowsVotesToThoseWhoMaySeeVoters() throws Exception {
    booth.ballots().importVotes(List.of(vote(booth.subject, booth.ann, DAY)));
    assertTrue(profile(booth, booth.bob).contains(booth.subject.id()));
    assertEquals("", profile(booth, null));
    Booth forStaff = new Booth(test, "staff");
    forStaff.ballots().importVotes(List.of(vote(forStaff.subject, forStaff.ann, DAY)));
    assertEquals("", profile(forStaff, forStaff.bob));
    assertTrue(profile(forStaff, forStaff.ada).contains(forStaff.subject.id()));
    assertTrue("one's own", profile(forStaff, forStaff.ann).contains(forStaff.subject.id()));
    assertEquals("STAFF", role(forStaff, "GET", "/voting/by/{handle}"));
  }

  @Test
  public void aProfileLeadsToTheRestOfTheVotes() throws Exception {
    for (int i = 0; i < 6; i++) {
      Subject subject = Subject.of("topic", 70_000 + i);
      booth.ballots().importVotes(List.of(vote(subject, booth.ann, DAY)));
    }
    String all = "/voting/by/{handle}";
    assertTrue(profile(booth, booth.bob).contains("href=\"/voting/by/ann\""));
    String page = booth.page(all, FakeRequest.get(all).with("handle", "ann").by(booth.bob));
    for (int i = 0; i < 6; i++) {
      assertTrue(page, page.contains(Integer.toString(70_000 + i)));
    }
    FakeRequest nobody = FakeRequest.get(all).with("handle", "nobody").by(booth.bob);
    assertThrows(ProblemException.class, () -> booth.page(all, nobody));
  }

  /** The section of ann's profile. */
  private static String profile(Booth booth, Member reader) throws Exception {
    FakeRequest request = FakeRequest.get("/members/ann");
    Fragment section =
        booth.contributions(Fragment.class).stream()
            .filter(each -> each.slot().equals(Slots.MEMBER_PROFILE))
            .findFirst()
            .orElseThrow();
    return section
        .renderer()
        .render(
            reader == null ? request.by(Identity.VISITOR) : request.by(reader),
            List.of(Subject.of(Slots.MEMBER, booth.ann.id())))
        .get(0)
        .markup();
  }

  @Test
  public void facesAreShownToThoseWhoMaySeeThem() throws Exception {
    vote(booth.ann, DAY);
    assertTrue(faces(booth, FakeRequest.get("/").by(booth.bob)).contains("/voters"));
    assertEquals("", faces(booth, FakeRequest.get("/").by(Identity.VISITOR)));
    Booth forStaff = new Booth(test, "staff");
    forStaff.ballots().carry(forStaff.subject, "Fider", 1, DAY);
    assertEquals("", faces(forStaff, FakeRequest.get("/").by(forStaff.bob)));
    assertTrue(faces(forStaff, FakeRequest.get("/").by(forStaff.ada)).contains("/voters"));
  }

  @Test
  public void everybodySeesWhatTheySupportThemselves() throws Exception {
    vote(booth.bob, DAY);
    booth.ballots().importVotes(List.of(vote(Subject.of("topic", 7), booth.bob, DAY)));
    booth.ballots().importVotes(List.of(vote(Subject.of("topic", 8), booth.ann, DAY)));
    Slice<Voter> first = booth.slice(MINE, FakeRequest.get(MINE).by(booth.bob).query("limit", "1"));
    Slice<Voter> second =
        booth.slice(
            MINE,
            FakeRequest.get(MINE).by(booth.bob).query("limit", "1").query("after", first.next()));
    assertNull(second.next());
    assertEquals(
        List.of(Subject.of("topic", 7), booth.subject),
        List.of(first.items().get(0).subject(), second.items().get(0).subject()));
  }

  @Test
  public void thePagesSpeakChinese() throws Exception {
    castFor("bob", "电话", null);
    booth.ballots().carry(booth.subject, "Fider", 3, DAY);
    String page = booth.page(PAGE, booth.get(PAGE).by(booth.ada).in(Locale.SIMPLIFIED_CHINESE));
    assertFalse(page, page.contains("??"));
    assertTrue(page, page.contains("由 ada 代投：电话"));
    String mine =
        booth.page(
            "/voting/mine",
            FakeRequest.get("/voting/mine").by(booth.bob).in(Locale.SIMPLIFIED_CHINESE));
    assertFalse(mine, mine.contains("??"));
  }

  private static String role(Booth booth, String method, String template) {
    return booth.route(method, template).permission().role().name();
  }

  private static String faces(Booth booth, FakeRequest request) throws Exception {
    Fragment fragment =
        booth.contributions(Fragment.class).stream()
            .filter(each -> each.slot().equals(Slots.VOTERS))
            .findFirst()
            .orElseThrow();
    return fragment.renderer().render(request, List.of(booth.subject)).get(0).markup();
  }
}
