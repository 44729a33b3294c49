package dev.millet.api.text;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Two spellings of one domain are equal, and no domain is equal to somebody else's. */
public final class DomainNameTest {

  @Test
  public void spellingsOfOneDomainAreEqual() {
    assertEquals(Optional.of("example.com"), DomainName.ascii("Example.COM"));
    assertEquals(Optional.of("xn--fsqu00a.xn--0zwm56d"), DomainName.ascii("例子.测试"));
    assertEquals(Optional.of("xn--fsqu00a.xn--0zwm56d"), DomainName.ascii("XN--fsqu00a.测试"));
    assertEquals(DomainName.ascii("café.example"), DomainName.ascii("cafe\u0301.example"));
    assertEquals(Optional.of("localhost"), DomainName.ascii("localhost"));
    assertEquals(
        "a domain of its own, as it is registered",
        Optional.of("xn--strae-oqa.example"),
        DomainName.ascii("xn--strae-oqa.example"));
  }

  @Test
  public void aNameThatOldRulesMakeAnotherDomainIsNone() {
    for (String name :
        List.of(
            "straße.example",
            "βόλος.example",
            "ｅｘａｍｐｌｅ.com",
            "ex\u00adample.com",
            "ex\u200dample.com",
            "example。com",
            "①.example",
            "ﬁ.example")) {
      assertEquals(name, Optional.empty(), DomainName.ascii(name));
    }
  }

  @Test
  public void whatIsNoNameIsNone() {
    for (String name :
        List.of(
            "",
            ".",
            "a..b",
            "example.com.",
            ".example.com",
            "-a.example",
            "a-.example",
            "a_b.example",
            "a b.example",
            " example.com",
            "evil.example@corp.example",
            "l".repeat(64) + ".example",
            "a.".repeat(127) + "example")) {
      assertEquals(name, Optional.empty(), DomainName.ascii(name));
    }
  }
}
