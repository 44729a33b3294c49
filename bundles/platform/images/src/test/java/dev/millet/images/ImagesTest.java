package dev.millet.images;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.images.Image;
import dev.millet.api.images.PreparedImage;
import dev.millet.images.store.ImageStore;
import dev.millet.images.store.WithheldImages;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.FakeUpload;
import dev.millet.testing.TestDatabase;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class ImagesTest {

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private final TestDatabase test;
  private final ImageStore store;
  private final CheckedImages images;
  private final Route route;

  public ImagesTest(TestDatabase test) {
    this.test = test;
    store = new ImageStore(test.database());
    WithheldImages withheld = new WithheldImages(test.database());
    images = new CheckedImages(settings(50_000), store, withheld);
    route = (Route) new ImagesModule(store, withheld).contributions().get(0);
  }

  private static ImagesSettings settings(int maxBytes) {
    return new ImagesSettings() {
      @Override
      public int max_bytes() {
        return maxBytes;
      }

      @Override
      public int max_pixels() {
        return 1_000_000;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return ImagesSettings.class;
      }
    };
  }

  private static FakeUpload upload(byte[] content) {
    return new FakeUpload("a.png", "image/png", content);
  }

  private Reply get(String id) throws Exception {
    return route.handler().handle(FakeRequest.get("/images/" + id).with("id", id));
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private Image keep(byte[] content) {
    return images.keep(new PreparedImage("image/png", 3, 2, content));
  }

  @Test
  public void anUploadIsKeptAndServed() throws Exception {
    PreparedImage prepared = images.prepare("image", upload(Pictures.file("jpeg", 200, 100)), 100);
    Image kept = images.keep(prepared);
    Reply reply = get(kept.id());
    Reply.Bytes body = (Reply.Bytes) reply.body();
    assertEquals("image/jpeg", body.contentType());
    assertArrayEquals(prepared.content(), body.content());
    assertEquals(100, Pictures.decode(body.content()).getWidth());
  }

  @Test
  public void browsersKeepItForEverAndRunNothingOfIt() throws Exception {
    Reply reply = get(keep(noise(10)).id());
    assertTrue(header(reply, "Cache-Control").contains("immutable"));
    assertTrue(header(reply, "Content-Disposition").startsWith("attachment"));
    assertTrue(header(reply, "Content-Security-Policy").contains("sandbox"));
  }

  private static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(header -> header.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  public void aLargeImageIsPutTogetherAgain() {
    for (int length : new int[] {1, 65_535, 65_536, 65_537, 300_000}) {
      Image kept = keep(noise(length));
      assertEquals(length, kept.length());
      assertArrayEquals(noise(length), store.content(kept));
    }
  }

  @Test
  public void idsCannotBeGuessed() {
    Image first = keep(noise(1));
    Image second = keep(noise(1));
    assertEquals(32, first.id().length());
    assertFalse(first.id().equals(second.id()));
  }

  @Test
  public void imagesAreFoundByTheirIds() {
    Image first = keep(noise(1));
    Image second = keep(noise(2));
    assertEquals(
        Map.of(first.id(), first, second.id(), second),
        images.byIds(List.of(first.id(), "none", second.id())));
    assertEquals(Map.of(), images.byIds(List.of()));
  }

  @Test
  public void whatIsRemovedIsGone() throws Exception {
    Image gone = keep(noise(100_000));
    Image stays = keep(noise(5));
    images.remove(List.of(gone.id(), "none"));
    assertEquals(Map.of(), images.byIds(List.of(gone.id())));
    assertEquals(0, store.content(gone).length);
    assertEquals(
        404, assertThrows(ProblemException.class, () -> get(gone.id())).problem().status());
    assertArrayEquals(noise(5), store.content(stays));
  }

  @Test
  public void whatIsUndoneIsNotKept() {
    Image[] kept = new Image[1];
    assertThrows(
        IllegalStateException.class,
        () ->
            test.database()
                .write(
                    handle -> {
                      kept[0] = keep(noise(70_000));
                      throw new IllegalStateException("undone");
                    }));
    assertEquals(Map.of(), images.byIds(List.of(kept[0].id())));
  }

  @Test
  public void anUnknownIdIsA404() {
    for (String id : new String[] {"none", "../x", "' OR 1=1"}) {
      assertEquals(404, assertThrows(ProblemException.class, () -> get(id)).problem().status());
    }
  }

  @Test
  public void tooManyBytesAreRefused() {
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> images.prepare("photo", upload(noise(50_001)), 100));
    assertEquals("too-many-bytes", refused.problem().fields().get(0).code());
    assertEquals("photo", refused.problem().fields().get(0).name());
    assertTrue(refused.getMessage(), refused.getMessage().contains("48 KiB"));
  }

  @Test
  public void whatIsNoImageIsRefusedByField() {
    ProblemException refused =
        assertThrows(
            ProblemException.class, () -> images.prepare("photo", upload(noise(100)), 100));
    assertEquals(422, refused.problem().status());
    assertEquals("not-an-image", refused.problem().fields().get(0).code());
  }
}
