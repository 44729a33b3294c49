package dev.millet.members.pages;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public final class DestinationTest {

  @Test
  public void pathsOnThisSiteAreKept() {
    for (String path :
        List.of(
            "/", "/suggestions/42?sort=newest#comments", "/members/tokens", "/members/confirmed")) {
      assertEquals(path, Destination.of(path));
    }
    assertEquals("/members/%E5%BC%A0%E4%BC%9F?a=%20b", Destination.of("/members/张伟?a= b"));
  }

  @Test
  public void otherPlacesBecomeTheFrontPage() {
    for (String elsewhere :
        List.of(
            "",
            "suggestions",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example/",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\r\nSet-Cookie: a=b",
            "/a\u0000b",
            "/members/sign-in?to=/",
            "/members/sign-out",
            "/members/confirm",
            "/members/confirm?to=/",
            "/" + "x".repeat(2_000))) {
      assertEquals("/", Destination.of(elsewhere));
    }
    assertEquals("/", Destination.of(null));
  }
}
