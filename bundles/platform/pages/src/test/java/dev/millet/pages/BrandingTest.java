package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.testing.FakeRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class BrandingTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static Branding branding(String accent, String logo) {
    return new Branding(new FakeSettings(logo), new FakeBranding("Aurora", accent, "", ""));
  }

  private static Reply fetch(Branding branding, int route, String path) throws Exception {
    return branding.routes().get(route).handler().handle(FakeRequest.get(path));
  }

  @Test
  public void withoutSettingsNothingIsAdded() {
    assertNull(FakeSettings.branding().style());
    assertNull(FakeSettings.branding().logo());
  }

  @Test
  public void theColourIsServedUnderANameOfItsContent() throws Exception {
    Branding branding = branding("#1d5c94", "");
    assertTrue(ShellTest.text(fetch(branding, 0, branding.style())).contains("--accent:#1d5c94;"));
    assertNotEquals(branding.style(), branding("#1d5c95", "").style());
    assertThrows(ProblemException.class, () -> fetch(branding, 0, "/pages/style/other"));
  }

  @Test
  public void whatIsWrittenOnTheColourStandsOnTheVeryColour() throws Exception {
    String sheet =
        Files.readString(Path.of("src/main/resources/assets/millet.css"), StandardCharsets.UTF_8);
    Matcher rules = Pattern.compile("\\{([^{}]*)}").matcher(sheet);
    int found = 0;
    while (rules.find()) {
      String rule = rules.group(1);
      if (rule.contains("color: var(--on-accent)") && rule.contains("background:")) {
        assertTrue(rule, rule.contains("background: var(--accent-fill"));
        found++;
      }
    }
    assertTrue("rules found: " + found, found > 3);
  }

  @Test
  public void whatIsNoColourIsLeftOut() {
    assertNull(branding("red;}*{display:none", "").style());
  }

  @Test
  public void everyColourCanBeReadInLightAndDark() {
    Pattern rule =
        Pattern.compile(
            "--accent:(#.{6});.*?--accent-soft:(#.{6});--accent-fill:(#.{6})"
                + ";--accent-fill-strong:(#.{6});--on-accent:(#.{6})");
    for (int rgb = 0; rgb < 0x1000000; rgb += 0x031F47) {
      String accent = String.format("#%06x", rgb);
      Matcher rules = rule.matcher(AccentStyle.of(Colour.parse(accent).orElseThrow()));
      while (rules.find()) {
        Colour shown = Colour.parse(rules.group(1)).orElseThrow();
        assertTrue(accent, shown.contrast(Colour.parse(rules.group(2)).orElseThrow()) >= 4.5);
        Colour on = Colour.parse(rules.group(5)).orElseThrow();
        assertEquals(accent, rules.group(3));
        assertTrue(accent, on.contrast(Colour.parse(rules.group(3)).orElseThrow()) >= 4.5);
        assertTrue(accent, on.contrast(Colour.parse(rules.group(4)).orElseThrow()) >= 4.5);
      }
    }
  }

  @Test
  public void yellowStaysYellowWithDarkTextOnIt() {
    String css = AccentStyle.of(Colour.parse("#ffe600").orElseThrow());
    assertFalse(css, css.contains("--on-accent:#ffffff"));
    assertEquals(css, 4, css.split("--accent-fill:#ffe600;", -1).length);
    assertEquals(css, 4, css.split("--on-accent:#000000", -1).length);
  }

  @Test
  public void anImageThatWasUploadedGoesBeforeTheFile() {
    Branding branding =
        new Branding(
            new FakeSettings(""), new FakeBranding("Aurora", "", "/images/a1.png", "/images/b2"));
    assertEquals("/images/a1.png", branding.logo());
    assertEquals("/images/b2", branding.icon());
  }

  @Test
  public void theLogoIsServed() throws Exception {
    Path logo = folder.newFile("logo.svg").toPath();
    Files.writeString(logo, "<svg/>");
    Branding branding = branding("", logo.toString());
    Reply reply = fetch(branding, 1, branding.logo());
    assertEquals("<svg/>", ShellTest.text(reply));
    assertTrue(reply.headers().toString().contains("immutable"));
  }

  @Test
  public void aLogoThatCannotBeUsedIsLeftOut() throws IOException {
    Path program = folder.newFile("logo.exe").toPath();
    assertNull(branding("", program.toString()).logo());
    assertNull(branding("", folder.getRoot() + "/none.png").logo());
    Path giant = folder.newFile("giant.png").toPath();
    Files.write(giant, new byte[300_000]);
    assertNull(branding("", giant.toString()).logo());
  }

  @Test
  public void contrastIsThatOfTheStandard() {
    assertEquals(21, Colour.WHITE.contrast(Colour.BLACK), 0.001);
    assertEquals(1, Colour.WHITE.contrast(Colour.WHITE), 0.001);
    assertFalse(Colour.parse("#12345").isPresent());
  }
}
