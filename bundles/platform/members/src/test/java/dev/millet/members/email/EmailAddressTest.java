package dev.millet.members.email;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.members.accounts.EmailAddress;
import java.util.List;
import org.junit.Test;

/** The form by which two spellings of a mail address are one. */
public final class EmailAddressTest {

  @Test
  public void caseAndScriptOfTheDomainMakeNoOtherAddress() {
    assertEquals("mei.lin@example.org", key("Mei.Lin@Example.ORG"));
    assertEquals(key("mei@例子.测试"), key("MEI@xn--fsqu00a.xn--0zwm56d"));
    assertEquals("I stays what it is in every language", "ii@example.org", key("II@EXAMPLE.org"));
    assertEquals("mei@例子.测试", EmailAddress.of(" mei@例子.测试 ").text());
  }

  @Test
  public void whatNothingCanBeSentToIsNone() {
    for (String typed :
        List.of(
            "",
            "mei",
            "mei@",
            "@example.org",
            "a b@example.org",
            "mei@example.org\r\nBcc: x@y.org",
            "mei@-.org",
            "mei@straße.example",
            "梅@example.org",
            "m".repeat(65) + "@example.org",
            "mei@" + "例子测试中文域名检验一.".repeat(9) + "org",
            "mei@" + "l".repeat(64) + ".org")) {
      assertTrue(typed, EmailAddress.parse(typed).isEmpty());
    }
  }

  private static String key(String typed) {
    return EmailAddress.of(typed).key();
  }
}
