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
import dev.millet.api.images.ImageSize;
import dev.millet.api.images.PreparedImage;
import dev.millet.images.store.ImageStore;
import dev.millet.images.store.ThumbnailStore;
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
  private final ThumbnailStore thumbnails;
  private final CheckedImages images;
  private final Route route;
  private final Route small;

  public ImagesTest(TestDatabase test) {
    this.test = test;
    store = new ImageStore(test.database());
    thumbnails = new ThumbnailStore(test.database());
    WithheldImages withheld = new WithheldImages(test.database());
    images = new CheckedImages(settings(50_000), store, thumbnails, withheld);
    var module = new ImagesModule(store, images, withheld).contributions();
    route = (Route) module.get(0);
    small = (Route) module.get(1);
  }

  static ImagesSettings settings(int maxBytes) {
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

  private Reply.Bytes small(String id, String size) throws Exception {
    FakeRequest request = FakeRequest.get("/images/" + id + "/" + size);
    return (Reply.Bytes) small.handler().handle(request.with("id", id).with("size", size)).body();
  }

  private Image photo(int width, int height) throws Exception {
    byte[] file = Pictures.file("jpeg", width, height);
    return images.keep(images.prepare("image", upload(file), 2_048));
  }

  @Test
  public void anImageIsDrawnSmallOnceAndKept() throws Exception {
    Image kept = photo(900, 600);
    assertTrue(thumbnails.find(kept.id(), 512).isEmpty());
    byte[] first = small(kept.id(), "small").content();
    assertEquals(512, Pictures.decode(first).getWidth());
    assertArrayEquals(first, thumbnails.find(kept.id(), 512).orElseThrow().content());
    assertArrayEquals(first, small(kept.id(), "small").content());
    assertEquals(96, Pictures.decode(small(kept.id(), "icon").content()).getWidth());
  }

  @Test
  public void aSmallImageIsServedAsItIs() throws Exception {
    Image kept = photo(300, 200);
    assertEquals(kept.path(), kept.path(ImageSize.SMALL));
    assertArrayEquals(store.content(kept), small(kept.id(), "small").content());
    assertTrue(thumbnails.find(kept.id(), 512).isEmpty());
  }

  @Test
  public void aThumbnailGoesWithItsImageAndDoesNotComeBack() throws Exception {
    Image kept = photo(900, 600);
    small(kept.id(), "small");
    images.remove(List.of(kept.id()));
    assertTrue(thumbnails.find(kept.id(), 512).isEmpty());
    thumbnails.keep(kept.id(), 512, new PreparedImage("image/png", 3, 2, noise(70_000)));
    assertTrue(thumbnails.find(kept.id(), 512).isEmpty());
  }

  @Test
  public void whoDrawsSecondKeepsNothing() throws Exception {
    Image kept = photo(900, 600);
    thumbnails.keep(kept.id(), 512, new PreparedImage("image/png", 3, 2, noise(70_000)));
    thumbnails.keep(kept.id(), 512, new PreparedImage("image/png", 3, 2, noise(9)));
    assertArrayEquals(noise(70_000), small(kept.id(), "small").content());
  }

  @Test
  public void thereAreNoOtherSizesAndNoneOfAnUnknownImage() throws Exception {
    Image kept = photo(900, 600);
    for (String[] each : new String[][] {{kept.id(), "large"}, {"none", "small"}}) {
      var refused = assertThrows(ProblemException.class, () -> small(each[0], each[1]));
      assertEquals(404, refused.problem().status());
    }
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
