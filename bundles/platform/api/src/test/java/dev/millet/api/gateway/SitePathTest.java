package dev.millet.api.gateway;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public final class SitePathTest {

  private static final List<String> ELSEWHERE =
      List.of(
          "",
          "suggestions",
          "//evil.example",
          "/\\evil.example",
          "/a\\..\\\\evil.example",
          "\\\\evil.example",
          "https://evil.example/",
          "javascript:alert(1)",
          "/\t/evil.example",
          "/\n/evil.example",
          "/\r\nSet-Cookie: a=b",
          "/a\u0000b",
          "/a\u0085b",
          "/a\u2028b");

  @Test
  public void aPathOfThisSiteIsKeptAndMadeFitForAHeader() {
    assertEquals("/suggestions/42?sort=new#top", SitePath.orHome("/suggestions/42?sort=new#top"));
    assertEquals("/members/%E5%BC%A0%E4%BC%9F?a=%20b", SitePath.orHome("/members/张伟?a= b"));
  }

  @Test
  public void whatLeadsElsewhereBecomesTheFrontPage() {
    for (String target : ELSEWHERE) {
      assertFalse(target, SitePath.isOne(target));
      assertEquals(target, SitePath.HOME, SitePath.orHome(target));
    }
    assertEquals(SitePath.HOME, SitePath.orHome(null));
    assertEquals(SitePath.HOME, SitePath.orHome("/" + "x".repeat(2_000)));
  }

  @Test
  public void aRedirectAndASmokeRequestTakeOnlyPathsOfThisSite() {
    for (String target : ELSEWHERE) {
      assertThrows(target, IllegalArgumentException.class, () -> Reply.seeOther(target));
      assertThrows(target, IllegalArgumentException.class, () -> SmokeRequest.of(target));
    }
    assertTrue(Reply.seeOther("/搜索?q=a b").headers().toString().contains("/搜索?q=a b"));
  }
}
