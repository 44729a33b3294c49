package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.VotingModule.Kept;
import dev.millet.voting.api.ImportedVote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class VoteErasureTest {

  private static final String ONE = "/api/v1/votes/{type}/{id}";
  private static final Instant DAY = Instant.parse("2026-01-02T03:04:05Z");

  private final Booth booth;

  public VoteErasureTest(TestDatabase test) {
    this.booth = new Booth(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theVotesOfWhoLeavesStillCountAndNobodyCastThem() throws Exception {
    cast(booth.ann);
    cast(booth.bob);
    int told = booth.journal.entries().size();
    delete(booth.bob);
    assertEquals(2, booth.support());
    assertEquals(new Booth.Sums(1, 1, 2, 2), booth.sums());
    assertEquals(told, booth.journal.entries().size());
    assertEquals(List.of(), kept(booth.bob).votes());
  }

  @Test
  public void hearingOfItTwiceDoesNoHarm() throws Exception {
    cast(booth.bob);
    delete(booth.bob);
    delete(booth.bob);
    assertEquals(new Booth.Sums(0, 1, 1, 1), booth.sums());
  }

  @Test
  public void severalWhoLeaveAddUp() throws Exception {
    for (int i = 0; i < 5; i++) {
      Member member = booth.members.add("leaver" + i);
      cast(member);
      delete(member);
    }
    booth.ballots().carry(booth.subject, "Fider", 30, DAY);
    assertEquals(new Booth.Sums(0, 35, 35, 35), booth.sums());
  }

  @Test
  public void nobodyElseCarriesInTheirName() {
    assertThrows(
        IllegalArgumentException.class,
        () -> booth.ballots().carry(booth.subject, "deleted-members", 0, DAY));
  }

  @Test
  public void whatTheyCastForOthersStaysWithoutTheirName() throws Exception {
    String template = ONE + "/on-behalf";
    booth.call(
        template,
        booth.post(template).by(booth.ada).json(new ProxyBallot("bob", "sales", "at the fair")));
    assertEquals(1, kept(booth.ada).castForOthers().size());
    delete(booth.ada);
    Vote vote = kept(booth.bob).votes().get(0);
    assertNull(vote.castBy());
    assertEquals("sales", vote.source());
    assertEquals(List.of(), kept(booth.ada).castForOthers());
  }

  @Test
  public void theCopyHasEveryVote() throws Exception {
    List<ImportedVote> votes = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      votes.add(new ImportedVote(Subject.of("topic", i), booth.bob.id(), DAY.plusSeconds(i / 10)));
    }
    for (int from = 0; from < votes.size(); from += 500) {
      booth.ballots().importVotes(votes.subList(from, from + 500));
    }
    cast(booth.ann);
    assertEquals(2_500, kept(booth.bob).votes().stream().map(Vote::subject).distinct().count());
    assertEquals(2_500, kept(booth.bob).votes().size());
  }

  @Test
  public void veryManyVotesGoInSmallTransactionsAndAlwaysAddUp() throws Exception {
    List<ImportedVote> votes = new ArrayList<>();
    for (int i = 0; i < 350; i++) {
      votes.add(new ImportedVote(Subject.of("topic", i), booth.bob.id(), DAY.plusSeconds(i / 10)));
    }
    booth.ballots().importVotes(votes);
    int before = kept(booth.bob).votes().size();
    assertEquals(350, before);
    boolean done = false;
    while (!done) {
      // each time as if the process before had been killed
      done = eraseSome(booth.bob);
      int now = kept(booth.bob).votes().size();
      assertTrue(before - now + " votes in one transaction", before - now <= 100);
      assertTrue(booth.sums().toString(), booth.sums().agree());
      before = now;
    }
    assertEquals(0, before);
  }

  @Test
  public void withdrawingWhileTheyLeaveKeepsTallyAndVotesAgreed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 30; round++) {
        Member member = booth.members.add("racer" + round);
        cast(member);
        List<Callable<Void>> both =
            List.of(
                () -> {
                  delete(member);
                  return null;
                },
                () -> {
                  FakeRequest request = booth.about(FakeRequest.of("DELETE", "/")).by(member);
                  booth.call(ONE, request);
                  return null;
                });
        for (Future<Void> each : threads.invokeAll(both)) {
          each.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(booth.sums().toString(), booth.sums().agree());
  }

  private void cast(Member member) throws Exception {
    booth.call(ONE, booth.about(FakeRequest.of("PUT", "/")).by(member));
  }

  private void delete(Member member) throws Exception {
    while (!eraseSome(member)) {
      continue;
    }
  }

  private boolean eraseSome(Member member) throws Exception {
    MemberData data = booth.contributions(MemberData.class).get(0);
    return booth.database.write(handle -> data.erasure().eraseSome(member.id()));
  }

  private Kept kept(Member member) throws Exception {
    return (Kept) booth.contributions(MemberData.class).get(0).exporter().export(member.id());
  }
}
