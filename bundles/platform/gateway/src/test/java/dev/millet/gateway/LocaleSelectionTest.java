package dev.millet.gateway;

import static dev.millet.gateway.TestRoutes.get;
import static org.junit.Assert.assertEquals;

import dev.millet.api.gateway.Reply;
import org.junit.Rule;
import org.junit.Test;

public class LocaleSelectionTest {

  @Rule
  public final TestGateway gateway =
      new TestGateway()
          .with(new FakeAuthentication())
          .serve(get("/", request -> Reply.text(request.locale().toLanguageTag())));

  private String ask(String... headers) throws Exception {
    return gateway.send(gateway.to("/").headers(headers)).body();
  }

  @Test
  public void englishIsSpokenToThoseWhoSayNothing() throws Exception {
    assertEquals("en", gateway.get("/").body());
  }

  @Test
  public void theBrowsersFirstSupportedLanguageIsTaken() throws Exception {
    assertEquals("zh-CN", ask("Accept-Language", "fr, en;q=0.5, zh;q=0.8"));
    assertEquals("en", ask("Accept-Language", "en-GB, zh;q=0.8"));
    assertEquals("en", ask("Accept-Language", "*, ;;q=, q=x"));
  }

  @Test
  public void anyChineseIsAnsweredInSimplifiedChinese() throws Exception {
    for (String tag : new String[] {"zh", "zh-Hans", "zh-TW", "ZH-hant-HK"}) {
      assertEquals(tag, "zh-CN", ask("Accept-Language", tag));
    }
  }

  @Test
  public void theMembersLanguageWinsOverTheBrowsers() throws Exception {
    assertEquals("zh-CN", ask("Cookie", "millet_session=mei", "Accept-Language", "en"));
  }

  @Test
  public void whatWasChosenInTheBrowserWinsOverBoth() throws Exception {
    assertEquals("en", ask("Cookie", "millet_session=mei; millet_locale=en"));
    assertEquals("zh-CN", ask("Cookie", "millet_locale=zh-CN", "Accept-Language", "en"));
  }

  @Test
  public void aChoiceThatIsNoneIsIgnored() throws Exception {
    assertEquals("zh-CN", ask("Cookie", "millet_locale=klingon", "Accept-Language", "zh"));
  }
}
