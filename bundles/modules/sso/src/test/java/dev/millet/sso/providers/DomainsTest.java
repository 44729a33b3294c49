package dev.millet.sso.providers;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import java.util.List;
import org.junit.Test;

/** The domains of mail addresses that a provider lets in. */
public final class DomainsTest {

  @Test
  public void peopleOfADomainComeInHoweverItIsWritten() {
    Domains domains = Domains.of("Corp.example\n例子.测试");
    for (String email : List.of("x@corp.example", "x@CORP.EXAMPLE", "x@xn--fsqu00a.测试")) {
      assertTrue(email, domains.contains(email));
    }
    for (String email : List.of("x@sub.corp.example", "x@corp.example.com", "corp.example", "")) {
      assertFalse(email, domains.contains(email));
    }
  }

  @Test
  public void anAddressThatOtherProgramsReadAsAnotherDomainsIsOfNone() {
    Domains domains = Domains.of("corp.example\nstrasse.example");
    for (String email :
        List.of(
            "x@evil.example@corp.example",
            "\"x@evil.example\"@corp.example",
            "@corp.example",
            "x@straße.example",
            "x@ｃｏｒｐ.example",
            "x@corp.example.",
            "x@corp。example")) {
      assertFalse(email, domains.contains(email));
    }
  }

  @Test
  public void aLineThatIsNoDomainIsRefusedAndLetsNobodyIn() {
    assertEquals("corp.example\n", Domains.check("corp.example\n"));
    for (String line :
        List.of("corp", "straße.example", "x@corp.example", "https://corp.example")) {
      assertThrows(line, ProblemException.class, () -> Domains.check(line));
    }
    Domains stored = Domains.of("straße.example");
    assertFalse("it is a limit all the same", stored.isEmpty());
    assertFalse(stored.contains("x@strasse.example"));
  }
}
