package dev.millet.members.accounts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.members.Town;
import dev.millet.testing.FakeUpload;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ModeratedAvatarsTest {

  private final Town town;
  private final ModeratedAvatars avatars;
  private Member member;
  private String image;

  public ModeratedAvatarsTest(TestDatabase test) {
    town = new Town(test);
    avatars = town.care.avatars();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void showAFace() {
    // the images of a test begin with the same name as those of others
    town.database.write(
        handle -> {
          handle.execute("DELETE FROM members_withheld_avatars");
          return handle.execute("UPDATE members_accounts SET avatar = NULL");
        });
    member = town.someone();
    image = upload();
  }

  private String upload() {
    var wanted = new AvatarRequest(new FakeUpload("face.png", "image/png", new byte[] {1}));
    return town.care.avatarChange().set(member.id(), wanted).member().avatar();
  }

  private String shown() {
    return town.accounts.byId(member.id()).orElseThrow().member().avatar();
  }

  private ModeratedItem found() {
    return avatars.find(List.of(image)).get(image);
  }

  @Test
  public void anImageIsDescribedWithItsMember() {
    ModeratedItem item = found();
    assertEquals(new Subject("avatar", image), item.subject());
    assertEquals(Long.valueOf(member.id()), item.author());
    assertEquals("/members/" + member.handle(), item.path());
    assertEquals(Visibility.VISIBLE, item.visibility());
    assertEquals(List.of(image), avatars.visibleOf(member.id(), 10));
    assertEquals(Map.of(), avatars.find(List.of("unknown")));
  }

  @Test
  public void whatIsHiddenIsNobodysFaceAndComesBack() {
    ModeratedItem before = avatars.changeVisibility(image, Visibility.HIDDEN).orElseThrow();
    assertEquals(Visibility.VISIBLE, before.visibility());
    assertNull(shown());
    assertEquals(Visibility.HIDDEN, found().visibility());
    assertTrue(town.images.byIds(List.of(image)).isEmpty());
    assertEquals(List.of(), avatars.visibleOf(member.id(), 10));
    avatars.changeVisibility(image, Visibility.REMOVED);
    assertEquals(Visibility.REMOVED, found().visibility());
    avatars.changeVisibility(image, Visibility.VISIBLE);
    assertEquals(image, shown());
    assertFalse(town.images.byIds(List.of(image)).isEmpty());
    assertEquals(Visibility.VISIBLE, found().visibility());
  }

  @Test
  public void toHideTwiceChangesNothing() {
    avatars.changeVisibility(image, Visibility.HIDDEN);
    ModeratedItem was = avatars.changeVisibility(image, Visibility.HIDDEN).orElseThrow();
    assertEquals(Visibility.HIDDEN, was.visibility());
    assertEquals(Optional.empty(), avatars.changeVisibility("unknown", Visibility.HIDDEN));
  }

  @Test
  public void whoChoseAnotherImageMeanwhileKeepsThat() {
    avatars.changeVisibility(image, Visibility.HIDDEN);
    String other = upload();
    assertEquals(2, avatars.of(town.accounts.byId(member.id()).orElseThrow().member()).size());
    avatars.changeVisibility(image, Visibility.VISIBLE);
    assertEquals(other, shown());
    assertNull(found());
    assertTrue(town.images.byIds(List.of(image)).isEmpty());
  }

  @Test
  public void anImageWhoseContentIsGoneIsNotPutBack() {
    avatars.changeVisibility(image, Visibility.REMOVED);
    town.database.write(
        handle -> {
          town.images.remove(List.of(image));
          return null;
        });
    avatars.changeVisibility(image, Visibility.VISIBLE);
    assertNull(shown());
    assertNull(found());
  }

  @Test
  public void itGoesWithTheAccount() {
    avatars.changeVisibility(image, Visibility.HIDDEN);
    town.care.deletion().delete(member.id());
    assertNull(found());
    assertTrue(town.images.withheld(List.of(image)).isEmpty());
  }
}
