package dev.millet.mail.content;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailRecipient;
import org.junit.Test;

public final class LettersTest {

  private static Frame frame(MailBody body, Frame.Unsubscribe unsubscribe) {
    return new Frame(
        "zh-CN",
        "A & B",
        body.parts(),
        new Frame.Site("极光 & Ideas", "https://ideas.example.com", "#1d5c94", "#ffffff"),
        unsubscribe);
  }

  private static final MailBody BODY =
      MailBody.empty()
          .heading("本周 <b>")
          .paragraph("Hello ${7*7}\n{event.secret} &amp; more")
          .quote("one\ntwo")
          .item("Export & import", "https://ideas.example.com/suggestions/7", "3 people commented")
          .item("Dark mode", null, null)
          .code("493 201")
          .button("打开", "https://ideas.example.com/x?a=1&b=2")
          .note("You get this because you follow it.");

  @Test
  public void theTextSaysEverythingAsItWasWritten() {
    assertEquals(
        """
        本周 <b>

        Hello ${7*7}
        {event.secret} &amp; more

        > one
        > two

        - Export & import
          3 people commented
          https://ideas.example.com/suggestions/7
        - Dark mode

            493 201

        打开：
        https://ideas.example.com/x?a=1&b=2

        You get this because you follow it.

        --\s
        极光 & Ideas
        https://ideas.example.com
        退订：https://ideas.example.com/off/1
        """,
        TextBody.of(frame(BODY, new Frame.Unsubscribe("退订", "https://ideas.example.com/off/1"))));
  }

  @Test
  public void theHtmlShowsTheSameCharacters() {
    String html = HtmlBody.of(frame(BODY, null));
    assertTrue(html, html.contains("Hello ${7*7}<br>{event.secret} &amp;amp; more"));
    assertTrue(html, html.contains("本周 &lt;b&gt;"));
    assertTrue(html, html.contains("href=\"https://ideas.example.com/x?a=1&amp;b=2\""));
    assertTrue(html, html.contains("background:#1d5c94;color:#ffffff"));
    assertTrue(html, html.contains("lang=\"zh-CN\""));
    assertFalse(html, html.contains("<b>"));
    assertFalse(html, html.contains("&amp;amp;b=2"));
    assertFalse("nothing is loaded", html.contains("src="));
  }

  @Test
  public void onlyLinksOfTheWebAreTaken() {
    for (String bad :
        new String[] {
          "javascript:alert(1)", "//evil.example", "https://a b", "x", "/a\r\nb", "/\""
        }) {
      assertThrows(bad, IllegalArgumentException.class, () -> MailBody.empty().button("Open", bad));
    }
  }

  @Test
  public void onlyOneAddressIsAnAddress() {
    for (String good : new String[] {"lee@example.com", "a.b+c@例子.测试", "o'hara@x-y.example"}) {
      assertTrue(good, MailRecipient.isAddress(good));
    }
    for (String bad :
        new String[] {
          "",
          "lee",
          "@x",
          "lee@",
          "a@b,c@d",
          "a b@c",
          "a@b\r\nBcc: x@y",
          "<a@b>",
          "a..b@c",
          "a@-b",
          "a@[127.0.0.1]",
          "\"a\"@b",
          "x".repeat(65) + "@b",
          "a@" + "长".repeat(60) + ".com"
        }) {
      assertFalse(bad, MailRecipient.isAddress(bad));
    }
  }
}
