package dev.millet.images;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.images.Image;
import dev.millet.api.images.PreparedImage;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.images.store.ImageStore;
import dev.millet.images.store.WithheldImages;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class WithheldImagesTest {

  private static final Instant UNTIL = Instant.parse("2030-01-31T00:00:00Z");

  private final FakeMembers members = new FakeMembers();
  private final Member ann = members.add("ann");
  private final Member bob = members.add("bob");
  private final Member moderator = members.add("mod", Role.MODERATOR);
  private final Member staff = members.add("staff", Role.STAFF);
  private final ImageStore store;
  private final WithheldImages withheld;
  private Instant now = UNTIL.minus(Duration.ofDays(30));

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  public WithheldImagesTest(TestDatabase test) {
    store = new ImageStore(test.database());
    withheld = new WithheldImages(test.database());
    test.database().write(handle -> handle.execute("DELETE FROM images_withheld"));
  }

  private Image keep() {
    return store.keep(new PreparedImage("image/png", 3, 2, new byte[] {1, 2, 3}));
  }

  private Reply get(Image image, Member by) throws Exception {
    FakeRequest request = FakeRequest.get("/images/" + image.id()).with("id", image.id());
    Route route = (Route) module().contributions().get(0);
    return route.handler().handle(by == null ? request : request.by(by));
  }

  private int status(Image image, Member by) throws Exception {
    try {
      return get(image, by).status();
    } catch (ProblemException e) {
      return e.problem().status();
    }
  }

  private ImagesModule module() {
    return new ImagesModule(store, withheld, () -> now);
  }

  private Next sweep() throws Exception {
    Job job = (Job) module().contributions().get(1);
    return job.handler().run(null);
  }

  @Test
  public void aWithheldImageIsServedToItsReaderAndModeratorsAndKeptByNobody() throws Exception {
    Image image = keep();
    withheld.withhold(image.id(), ann.id(), null);
    assertEquals(Map.of(), store.byIds(List.of(image.id())));
    assertEquals(Set.of(image.id()), store.withheld(List.of(image.id())).keySet());
    for (Member other : new Member[] {null, bob}) {
      assertEquals(404, status(image, other));
    }
    for (Member insider : List.of(ann, moderator, staff)) {
      assertEquals(
          Map.entry("Cache-Control", "private, no-store"), get(image, insider).headers().get(0));
    }
    withheld.withhold(image.id(), null, UNTIL);
    assertEquals(404, status(image, ann));
    assertEquals(200, status(image, moderator));
  }

  @Test
  public void aReleasedImageIsThereAsBefore() throws Exception {
    Image image = keep();
    withheld.withhold(image.id(), null, UNTIL);
    withheld.release(List.of(image.id()));
    assertEquals(200, status(image, null));
    now = UNTIL.plusSeconds(1);
    sweep();
    assertEquals(200, status(image, null));
    assertEquals(Map.of(), store.withheld(List.of(image.id())));
  }

  @Test
  public void aRemovedImageIsGoneWhenItsTimeIsUpAndNotBefore() throws Exception {
    Image removed = keep();
    Image hidden = keep();
    withheld.withhold(removed.id(), null, UNTIL);
    withheld.withhold(hidden.id(), null, null);
    now = UNTIL.minusSeconds(1);
    assertEquals(Next.LATER, sweep());
    assertEquals(200, status(removed, moderator));
    now = UNTIL;
    assertEquals(Next.LATER, sweep());
    assertEquals(404, status(removed, moderator));
    assertEquals(0, store.content(removed).length);
    assertEquals(200, status(hidden, moderator));
    withheld.release(List.of(removed.id()));
    assertEquals(404, status(removed, null));
  }

  @Test
  public void manyAreRemovedInSeveralRuns() throws Exception {
    List<Image> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      all.add(keep());
      withheld.withhold(all.get(i).id(), null, UNTIL);
    }
    now = UNTIL;
    assertEquals(Next.NOW, sweep());
    assertEquals(Next.LATER, sweep());
    for (Image image : all) {
      assertThrows(ProblemException.class, () -> get(image, moderator));
    }
  }
}
