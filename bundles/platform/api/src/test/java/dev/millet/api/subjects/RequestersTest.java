package dev.millet.api.subjects;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** Who asked for subjects: their authors and supporters, each once. */
public final class RequestersTest {

  private static final Subject ONE = new Subject("idea", "1");
  private static final Subject TWO = new Subject("idea", "2");
  private static final Subject SECRET = new Subject("idea", "3");

  private final Map<Subject, Long> authors = new HashMap<>(Map.of(ONE, 7L, TWO, 8L, SECRET, 9L));
  private final Map<Subject, Set<Long>> votes = new HashMap<>();
  private final Map<String, List<Subject>> merged = new HashMap<>();
  private boolean named = true;
  private boolean voting = true;

  private final Requesters requesters =
      new Requesters(() -> List.of(new Ideas()), () -> voting ? new Votes() : null);

  private final class Ideas implements SubjectCatalog {
    @Override
    public String type() {
      return "idea";
    }

    @Override
    public Map<String, SubjectDescription> describe(Collection<String> ids) {
      Map<String, SubjectDescription> found = new HashMap<>();
      authors.forEach(
          (subject, author) -> {
            if (ids.contains(subject.id())) {
              var described = SubjectDescription.of(subject, "An idea", null);
              found.put(subject.id(), described.withAuthor(author));
            }
          });
      return found;
    }

    @Override
    public Map<String, List<Subject>> merged(Collection<String> ids) {
      Map<String, List<Subject>> found = new HashMap<>(merged);
      found.keySet().retainAll(ids);
      return found;
    }

    @Override
    public Set<String> hidden(Identity reader, Collection<String> ids) {
      return Set.of(SECRET.id());
    }
  }

  private final class Votes implements SubjectSupporters {
    @Override
    public boolean areNamedTo(Identity reader) {
      return named;
    }

    @Override
    public long count(String type, Collection<String> ids) {
      Set<Long> all = new HashSet<>();
      ids.forEach(id -> all.addAll(votes.getOrDefault(new Subject(type, id), Set.of())));
      return all.size();
    }

    @Override
    public List<Long> after(Subject subject, long after, int limit) {
      assertTrue("a database refuses to read no rows", limit > 0);
      return new TreeSet<>(votes.getOrDefault(subject, Set.of()))
          .stream().filter(each -> each > after).limit(limit).toList();
    }

    @Override
    public Set<Long> among(Subject subject, Collection<Long> members) {
      Set<Long> both = new HashSet<>(votes.getOrDefault(subject, Set.of()));
      both.retainAll(members);
      return both;
    }
  }

  private Requesters.Shown shown(int limit, Subject... about) {
    return requesters.shown(Identity.VISITOR, List.of(about), limit);
  }

  @Test
  public void authorsComeFirstAndCountOnceWhereTheyVoteToo() {
    votes.put(ONE, Set.of(3L, 7L, 9L));
    votes.put(TWO, Set.of(3L, 7L));
    Requesters.Shown shown = shown(10, ONE, TWO);
    assertEquals(List.of(7L, 8L, 3L, 9L), shown.members());
    assertEquals(0, shown.others());
    assertEquals(new Requesters.Shown(List.of(7L, 8L), 2), shown(2, ONE, TWO));
  }

  @Test
  public void theAuthorsOfWhatWasMergedAskedToo() {
    merged.put("1", List.of(TWO, SECRET));
    votes.put(ONE, Set.of(3L));
    assertEquals(List.of(7L, 8L, 3L), shown(10, ONE).members());
    assertEquals(List.of(3L, 7L, 8L, 9L), requesters.after(List.of(ONE), 0, 10));
    assertEquals(Set.of(ONE), requesters.askedBy(8, List.of(ONE)));
    assertEquals(Set.of(), requesters.askedBy(11, List.of(ONE)));
  }

  @Test
  public void theyAreCountedWithoutNamingAnybody() {
    votes.put(ONE, Set.of(3L, 7L));
    assertEquals(new Requesters.Shown(List.of(), 2), shown(0, ONE));
  }

  @Test
  public void whereNamesAreHiddenSupportersAreCounted() {
    named = false;
    votes.put(ONE, Set.of(3L, 7L, 9L));
    assertEquals(new Requesters.Shown(List.of(7L), 2), shown(10, ONE));
    assertEquals(3, shown(10, ONE).total());
  }

  @Test
  public void withoutVotesThereAreTheAuthors() {
    voting = false;
    assertEquals(new Requesters.Shown(List.of(7L), 0), shown(10, ONE));
    assertEquals(List.of(7L, 8L), requesters.after(List.of(ONE, TWO), 0, 10));
  }

  @Test
  public void whatIsHiddenFromTheReaderNamesNobody() {
    votes.put(SECRET, Set.of(3L));
    assertEquals(new Requesters.Shown(List.of(), 0), shown(10, SECRET));
  }

  @Test
  public void nobodyAskedForWhatIsGone() {
    votes.put(ONE, Set.of(3L));
    authors.clear();
    assertEquals(new Requesters.Shown(List.of(), 0), shown(10, ONE));
    assertEquals(List.of(), requesters.after(List.of(ONE), 0, 10));
  }

  @Test
  public void everybodyIsMetOnceInSteps() {
    votes.put(ONE, Set.of(1L, 2L, 7L, 11L));
    votes.put(TWO, Set.of(2L, 12L));
    List<Long> met = new ArrayList<>();
    List<Long> some = requesters.after(List.of(ONE, TWO), 0, 2);
    while (!some.isEmpty()) {
      met.addAll(some);
      some = requesters.after(List.of(ONE, TWO), some.get(some.size() - 1), 2);
    }
    assertEquals(List.of(1L, 2L, 7L, 8L, 11L, 12L), met);
  }

  @Test
  public void authorAndSupportersAskedAndOthersDidNot() {
    votes.put(ONE, Set.of(3L));
    assertTrue(requesters.include(List.of(ONE), 7));
    assertTrue(requesters.include(List.of(ONE), 3));
    assertFalse(requesters.include(List.of(ONE), 8));
  }
}
