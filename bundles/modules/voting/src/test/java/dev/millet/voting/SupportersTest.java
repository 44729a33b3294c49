package dev.millet.voting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Offer;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectSupporters;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** Other modules ask who supports a subject. */
public final class SupportersTest extends VotersGround {

  public SupportersTest(TestDatabase test) {
    super(test);
  }

  private static SubjectSupporters offered(Booth booth) {
    return booth.contributions(Offer.class).stream()
        .filter(each -> each.api() == SubjectSupporters.class)
        .map(each -> (SubjectSupporters) each.implementation())
        .findFirst()
        .orElseThrow();
  }

  @Test
  public void everybodyIsMetOnceInSteps() {
    List<Long> cast = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Member member = booth.members.add("member" + i);
      vote(member, DAY.minusSeconds(i));
      cast.add(member.id());
    }
    List<Long> met = new ArrayList<>();
    List<Long> some = offered(booth).after(booth.subject, 0, 3);
    while (!some.isEmpty()) {
      met.addAll(some);
      some = offered(booth).after(booth.subject, some.get(some.size() - 1), 3);
    }
    assertEquals(cast.stream().sorted().toList(), met);
  }

  @Test
  public void whoSupportsTwoSubjectsCountsOnce() {
    Subject other = Subject.of("topic", 77_001);
    vote(booth.ann, DAY);
    vote(booth.bob, DAY);
    booth.ballots().importVotes(List.of(vote(other, booth.bob, DAY)));
    booth.ballots().carry(booth.subject, "Fider", 37, DAY);
    assertEquals(2, offered(booth).count("topic", List.of(booth.subject.id(), other.id())));
    assertEquals(0, offered(booth).count("topic", List.of()));
  }

  @Test
  public void someAreAskedForByName() {
    vote(booth.ann, DAY);
    List<Long> both = List.of(booth.ann.id(), booth.bob.id());
    assertEquals(Set.of(booth.ann.id()), offered(booth).among(booth.subject, both));
    assertEquals(Set.of(), offered(booth).among(booth.subject, List.of()));
  }

  @Test
  public void whatAMemberSupportsIsAskedForAtOnce() {
    Subject other = Subject.of("topic", 77_002);
    vote(booth.ann, DAY);
    assertEquals(
        Set.of(booth.subject),
        offered(booth).supportedBy(booth.ann.id(), List.of(booth.subject, other)));
  }

  @Test
  public void theSettingSaysToWhomTheyAreNamed() {
    assertTrue(offered(new Booth(test, "everybody")).areNamedTo(Identity.VISITOR));
    assertFalse(offered(new Booth(test, "members")).areNamedTo(Identity.VISITOR));
    assertTrue(offered(new Booth(test, "members")).areNamedTo(reader(booth.bob)));
    assertFalse(offered(new Booth(test, "staff")).areNamedTo(reader(booth.bob)));
    assertTrue(offered(new Booth(test, "staff")).areNamedTo(reader(booth.ada)));
  }

  private static Identity reader(Member member) {
    return Identity.ofToken(member, Set.of("read"), "token");
  }
}
