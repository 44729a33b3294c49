package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Signature;
import dev.millet.tests.Versions;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.Test;

/** Versions that nobody vouches for, or that are not what somebody vouched for. */
public class BadSignaturesIT extends TrialGround {

  private static Signature ada;

  @Override
  Map<String, Object> settings() {
    return Map.of("watch.seconds", 0);
  }

  @Override
  byte[] good(Versions version) throws Exception {
    if (ada == null) {
      ada = Signature.of("Ada");
      ada.certify(trust("ada"));
    }
    return ada.sign(version.bytes());
  }

  @Test
  public void whatATrustedSignerSignedComesIn() throws Exception {
    assertEquals("done", changes.make(good(steady())));
  }

  @Test
  public void whatNobodySigned() throws Exception {
    complaints.obstacle(steady().bytes()).says("unsigned", TrialModule.NAME);
  }

  @Test
  public void whatSomebodyElseSigned() throws Exception {
    complaints
        .obstacle(Signature.of("Mallory").sign(steady().bytes()))
        .says("untrusted", TrialModule.NAME, "CN=Mallory");
  }

  @Test
  public void aCertificateThatHasExpired() throws Exception {
    Signature grace = Signature.of("Grace", "-startdate", "-9d", "-validity", "3");
    grace.certify(trust("grace"));
    complaints.obstacle(grace.sign(steady().bytes())).says("expired", TrialModule.NAME, "CN=Grace");
  }

  @Test
  public void anEntryThatWasChangedAfterwards() throws Exception {
    complaints
        .refusal(Versions.of(good(steady())).entry("OSGI-INF/trial.xml", "<other/>").bytes())
        .says("tampered", "OSGI-INF/trial.xml");
  }

  @Test
  public void aHeaderThatWasChangedAfterwards() throws Exception {
    complaints
        .refusal(Versions.of(good(steady())).version("9.9.9").bytes())
        .says("tampered", "META-INF/MANIFEST.MF");
  }

  @Test
  public void anEntryThatWasAddedAfterwards() throws Exception {
    complaints
        .refusal(Versions.of(good(steady())).entry("more.txt", "more").bytes())
        .says("unsigned-entry", "more.txt");
  }

  /** The control: with the switch for development, anything comes in. */
  @Test
  public void withoutTheTrustAnybodysVersionTakesOver() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 0));
    String version = next();
    assertEquals(
        "done",
        changes.make(Signature.of("Mallory").sign(TrialModule.of(version, Steady.class).bytes())));
    assertEquals(version, active());
  }

  private Path trust(String name) {
    return Path.of(context.getProperty("millet.data"), "trust", name + ".pem");
  }

  private static Versions steady() throws IOException {
    return TrialModule.of(next(), Steady.class);
  }
}
