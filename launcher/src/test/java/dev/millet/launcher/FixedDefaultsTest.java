package dev.millet.launcher;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;

import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public final class FixedDefaultsTest {

  private final Properties properties = (Properties) System.getProperties().clone();
  private final Locale locale = Locale.getDefault();
  private final Locale format = Locale.getDefault(Locale.Category.FORMAT);
  private final Locale display = Locale.getDefault(Locale.Category.DISPLAY);
  private final TimeZone zone = TimeZone.getDefault();

  @Before
  public void beElsewhere() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("fa-IR"));
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    System.setProperty("user.language", "tr");
    System.setProperty("user.language.format", "ar");
  }

  @After
  public void goHome() {
    System.setProperties(properties);
    Locale.setDefault(locale);
    Locale.setDefault(Locale.Category.FORMAT, format);
    Locale.setDefault(Locale.Category.DISPLAY, display);
    TimeZone.setDefault(zone);
  }

  /** What the JVM does to technical text where its defaults are those of the machine. */
  private static String written() {
    return "ID".toLowerCase(Locale.getDefault()) + " " + "%d".formatted(12);
  }

  @Test
  public void languageAndTimeZoneAreTheSameEverywhere() {
    FixedDefaults.apply();
    assertEquals("id 12", written());
    assertEquals(Locale.ENGLISH, Locale.getDefault());
    assertEquals(Locale.ENGLISH, Locale.getDefault(Locale.Category.FORMAT));
    assertEquals(Locale.ENGLISH, Locale.getDefault(Locale.Category.DISPLAY));
    assertEquals("UTC", TimeZone.getDefault().getID());
    assertEquals("en", System.getProperty("user.language"));
    assertEquals("UTC", System.getProperty("user.timezone"));
    assertNull(System.getProperty("user.language.format"));
  }

  /** The control. */
  @Test
  public void theyAreNotWithoutIt() {
    assertNotEquals("id 12", written());
  }
}
