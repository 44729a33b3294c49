package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public final class PeopleTest {

  private static final long GONE = 4_711;

  private record Note(Long author) {}

  private final FakeMembers members = new FakeMembers();
  private final Member ann = members.add("ann");
  private final Member bob = members.add("林晓雨");

  @Test
  public void thePeopleOfASliceAreLookedUpInItsOrder() {
    Slice<Note> notes =
        Slice.of(List.of(new Note(bob.id()), new Note(ann.id()), new Note(bob.id())));
    Map<Long, Person> people = members.people(notes, Note::author);
    assertEquals(List.of(bob.id(), ann.id()), List.copyOf(people.keySet()));
    assertEquals("林晓雨", people.get(bob.id()).handle());
    assertFalse(people.get(ann.id()).isDeleted());
  }

  @Test
  public void whoseAccountIsDeletedIsAPersonOfWhomTheIdIsLeft() {
    Map<Long, Person> people = members.people(Arrays.asList(GONE, null, ann.id()));
    assertTrue(people.get(GONE).isDeleted());
    assertEquals(new Person(GONE, null, null, null), people.get(GONE));
    assertEquals(2, people.size());
  }
}
