package dev.millet.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.events.CoverPages.CoverAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.Locale;
import org.junit.Test;

/** Hosts show an image with an event. */
public final class CoverTest extends RegistrationGround {

  private static final String API = Venue.ONE + "/cover";
  private static final String PAGE = "/events/{id}/cover";

  public CoverTest(TestDatabase database) {
    super(database);
  }

  private FakeRequest upload(Member by, EventAnswer event, String type) {
    return venue
        .about(FakeRequest.post("/"), event)
        .by(by)
        .form("alt", "Lanterns <b>")
        .upload("image", "x", type, new byte[] {1});
  }

  @Test
  public void theImageStandsOnThePageAndInWhatSearchEnginesAreTold() throws Exception {
    EventAnswer event = event(3, 0);
    CoverAnswer shown =
        venue.answer(CoverAnswer.class, API, upload(venue.host, event, "image/png"));
    assertEquals("Lanterns <b>", shown.alt());
    String page = venue.page(ann, "/events/{id}", event, Locale.ENGLISH);
    assertTrue(page, page.contains("src=\"" + shown.path() + "\" alt=\"Lanterns &lt;b>\""));
    assertTrue(page, page.contains("\"image\":\"http://127.0.0.1" + shown.path() + "\""));
    CoverAnswer next = venue.answer(CoverAnswer.class, API, upload(venue.host, event, "image/png"));
    String changed = venue.page(ann, "/events/{id}", event, Locale.ENGLISH);
    assertTrue(changed, changed.contains(next.path()));
    assertFalse(changed, changed.contains("src=\"" + shown.path() + "\""));
    FakeRequest remove = venue.about(FakeRequest.of("DELETE", "/"), event).by(venue.host);
    assertEquals(204, venue.call(API, remove).status());
    assertEquals(204, venue.call(API, remove).status());
    assertFalse(venue.page(ann, "/events/{id}", event, Locale.ENGLISH).contains("cover-frame"));
  }

  @Test
  public void hostsOnlyShowItAndWhatIsNoImageIsRefused() throws Exception {
    EventAnswer event = event(3, 0);
    assertEquals(
        "events.not-yours", Venue.refusal(() -> venue.call(API, upload(bob, event, "image/png"))));
    Reply refused = venue.call(PAGE, upload(venue.host, event, "text/plain"));
    assertEquals(422, refused.status());
    assertEquals(303, venue.call(PAGE, upload(venue.host, event, "image/png")).status());
    String page = venue.page(venue.host, PAGE, event, Locale.SIMPLIFIED_CHINESE);
    assertTrue(page, page.contains("删除图片"));
  }
}
