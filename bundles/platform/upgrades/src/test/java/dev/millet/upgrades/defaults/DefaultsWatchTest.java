package dev.millet.upgrades.defaults;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.ProxySelector;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Policy;
import java.security.Provider;
import java.security.Security;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public final class DefaultsWatchTest {

  private static final Duration NEVER = Duration.ofDays(1);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final JvmDefaults before = new JvmDefaults();

  @Before
  public void begin() {
    before.addCostly();
    watch = watch(NOON);
  }

  private DefaultsWatch watch;

  private static DefaultsWatch watch(Instant now) {
    return new DefaultsWatch(Clock.fixed(now, ZoneOffset.UTC), NEVER);
  }

  @After
  public void end() throws InterruptedException {
    watch.close();
    // else a look that it had begun undoes what the next test changes
    while (Thread.getAllStackTraces().keySet().stream().anyMatch(DefaultsWatchTest::looks)) {
      Thread.sleep(1);
    }
    before.restore();
  }

  private static boolean looks(Thread thread) {
    return thread.isAlive() && thread.getName().equals("jvm-defaults");
  }

  private static final class SomeProvider extends Provider {
    private static final long serialVersionUID = 1L;

    SomeProvider() {
      super("SomeProvider", "1", "of a test");
    }
  }

  private static Map<String, Runnable> changes() {
    Map<String, Runnable> changes = new TreeMap<>();
    changes.put("TimeZone", () -> TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu")));
    changes.put(
        "Locale for formatting",
        () -> Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG")));
    changes.put(
        "System.out", () -> System.setOut(new PrintStream(OutputStream.nullOutputStream())));
    changes.put(
        "System.err", () -> System.setErr(new PrintStream(OutputStream.nullOutputStream())));
    changes.put("System.in", () -> System.setIn(java.io.InputStream.nullInputStream()));
    changes.put("Authenticator", () -> Authenticator.setDefault(new Authenticator() {}));
    changes.put("ProxySelector", () -> ProxySelector.setDefault(ProxySelector.of(null)));
    changes.put("CookieHandler", () -> CookieHandler.setDefault(new CookieManager()));
    changes.put(
        "uncaught exception handler",
        () -> Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {}));
    changes.put("SSLContext", () -> SSLContext.setDefault(someContext()));
    changes.put(
        "SSLSocketFactory",
        () -> HttpsURLConnection.setDefaultSSLSocketFactory(someContext().getSocketFactory()));
    changes.put("following redirects", () -> HttpURLConnection.setFollowRedirects(false));
    changes.put("login timeout of JDBC", () -> DriverManager.setLoginTimeout(7));
    changes.put("Policy", DefaultsWatchTest::setSomePolicy);
    changes.put("security providers", () -> Security.insertProviderAt(new SomeProvider(), 1));
    changes.put(
        "system property line.separator", () -> System.setProperty("line.separator", "\r\n"));
    changes.put(
        "system property https.proxyHost",
        () -> System.setProperty("https.proxyHost", URI.create("http://a").getHost()));
    return changes;
  }

  private static SSLContext someContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("removal")
  private static void setSomePolicy() {
    Policy.setPolicy(new Policy() {});
  }

  @Test
  public void theDefaultsOfTlsAreWatchedOutsideATrialToo() throws Exception {
    SSLContext right = SSLContext.getDefault();
    watch.close();
    watch = new DefaultsWatch(Clock.systemUTC(), Duration.ofMillis(10));
    watch.beginTrial();
    assertEquals(List.of(), watch.endTrial());
    SSLContext.setDefault(someContext());
    while (SSLContext.getDefault() != right) {
      Thread.onSpinWait();
    }
  }

  @Test
  public void whatAVersionChangesInItsTrialIsUndoneAndNamed() {
    changes()
        .forEach(
            (name, change) -> {
              watch.beginTrial();
              change.run();
              assertEquals("the control", List.of(name), before.changed());
              assertEquals(List.of(name), watch.endTrial());
              assertEquals(name, List.of(), before.changed());
              assertTrue("it is the version's", watch.complaint().isEmpty());
            });
  }

  @Test
  public void theOrderOfSecurityProvidersIsSetBack() {
    List<Provider> order = Arrays.asList(Security.getProviders());
    Provider first = order.get(0);
    Security.removeProvider(first.getName());
    Security.addProvider(first);
    watch.check();
    assertEquals(order, Arrays.asList(Security.getProviders()));
  }

  @Test
  public void whatIsChangedAtAnotherTimeIsUndoneAndReportedWithoutAName() {
    PrintStream out = System.out;
    Authenticator.setDefault(new Authenticator() {});
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    watch.check();
    assertSame(out, System.out);
    assertNull(Authenticator.getDefault());
    String complaint = watch.complaint().orElseThrow();
    assertTrue(complaint, complaint.contains("2026-03-01T12:00:00Z"));
    assertTrue(complaint, complaint.contains("System.out, Authenticator"));
  }

  @Test
  public void whatWasChangedBeforeATrialIsNotTheVersions() {
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    watch.beginTrial();
    assertEquals(List.of(), watch.endTrial());
    assertTrue(watch.complaint().isPresent());
  }

  @Test
  public void itIsFoundWithoutBeingAsked() throws Exception {
    watch.close();
    watch = new DefaultsWatch(Clock.systemUTC(), Duration.ofMillis(10));
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    while (!Locale.getDefault().equals(locale)) {
      Thread.onSpinWait();
    }
  }

  /** The control: nobody sets it back otherwise. */
  @Test
  public void withoutTheWatchItStaysChanged() {
    watch.close();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    assertFalse(before.changed().isEmpty());
  }
}
