package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.testing.FakeRequest;
import org.junit.Test;

public final class PreferencesTest {

  private static String headers(String... fields) {
    Reply reply = Preferences.choose(FakeRequest.post("/preferences").form(fields));
    assertEquals(303, reply.status());
    return reply.headers().toString();
  }

  @Test
  public void aLanguageIsKeptAndThePageComesBack() {
    String headers = headers("locale", "zh-CN", "to", "/suggestions?order=new");
    assertTrue(headers.contains("millet_locale=zh-CN; "));
    assertTrue(headers.contains("Location=/suggestions?order=new"));
  }

  @Test
  public void aThemeIsKept() {
    assertTrue(headers("theme", "dark", "to", "/").contains("millet_theme=dark; "));
  }

  @Test
  public void theSystemsThemeNeedsNoCookie() {
    assertTrue(headers("theme", "auto", "to", "/").contains("Max-Age=0"));
  }

  @Test
  public void anUnknownLanguageIsNotKept() {
    assertFalse(headers("locale", "xx\r\nSet-Cookie: a=b", "to", "/").contains("Set-Cookie"));
  }

  @Test
  public void onlyThisSiteIsComeBackTo() {
    for (String target :
        new String[] {"//evil.org", "/\\evil.org", "https://evil.org", "", "/a\r\nb"}) {
      assertTrue(headers("theme", "dark", "to", target).contains("Location=/,"));
    }
  }
}
