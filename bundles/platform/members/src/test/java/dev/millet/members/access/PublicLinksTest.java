package dev.millet.members.access;

import static org.junit.Assert.assertEquals;

import dev.millet.testing.FakeRequest;
import java.util.Optional;
import org.junit.Test;

public final class PublicLinksTest {

  private final PublicLinks links = new PublicLinks();

  @Test
  public void aLinkBeginsWithTheAddressOfTheSite() {
    links.origin = () -> Optional.of("https://ideas.example.com");
    assertEquals(
        "https://ideas.example.com/members/reset/x",
        links.to(FakeRequest.get("/"), "/members/reset/x"));
  }

  @Test
  public void withoutOneItBeginsWithWhereTheSiteIsFound() {
    assertEquals("http://127.0.0.1/x", links.to(FakeRequest.get("/"), "/x"));
    links.origin = Optional::empty;
    assertEquals("http://127.0.0.1/x", links.to(FakeRequest.get("/"), "/x"));
  }
}
