package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import java.time.Instant;
import java.util.Set;
import org.junit.Test;

public final class FacesTest {

  @Test
  public void initialsAreThoseOfTheFirstAndLastName() {
    assertEquals("AK", initials("anna maria kowalska"));
    assertEquals("C", initials("cher"));
  }

  @Test
  public void aChineseNameIsKnownByItsLastCharacter() {
    assertEquals("雨", initials("林晓雨"));
  }

  @Test
  public void anInitialIsALetterAndNeverAnEmoji() {
    assertEquals("LW", initials("🐼 Li 🎉 Wang ✨"));
    assertEquals("A", initials("🇨🇳Anna"));
    assertEquals("晓", initials("✨林晓✨"));
    assertEquals("É", initials("«élodie»"));
    assertEquals("the handle's", "H", initials("🐼🐼"));
    assertEquals("the handle's", "H", initials(" … "));
  }

  private static String initials(String name) {
    return Faces.initials(new Person(1, "handle", name, null));
  }

  @Test
  public void aMemberWithAnImageIsShownByIt() {
    Member member =
        Member.of(1, "mei", "Mei", Set.of(Role.MEMBER), Instant.EPOCH).withAvatar("0a1b");
    String avatar = Faces.avatar(Person.of(member)).markup();
    assertTrue(avatar, avatar.contains("src=\"/images/0a1b/icon\""));
    assertTrue(avatar, avatar.contains("alt=\"\""));
  }

  @Test
  public void namesAreEscaped() {
    Member member = Member.of(1, "a/b", "<script>\"", Set.of(Role.MEMBER), Instant.EPOCH);
    String person = Faces.person(Person.of(member)).markup();
    assertFalse(person.contains("<script"));
    assertEquals(1, person.split("/members/a%2Fb\"", -1).length - 1);
  }
}
