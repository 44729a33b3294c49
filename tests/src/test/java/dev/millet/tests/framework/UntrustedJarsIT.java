package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Signature;
import dev.millet.tests.Versions;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Test;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Jars that nobody who is trusted has signed: looking at them brings nothing near the framework.
 */
public class UntrustedJarsIT extends TrialGround {

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
  public void whatNobodySignedIsPlannedAndNeverInstalled() throws Exception {
    List<String> installed = new CopyOnWriteArrayList<>();
    BundleListener listener = noting(installed);
    context.addBundleListener(listener);
    try {
      complaints.obstacle(steady().bytes()).says("unsigned", TrialModule.NAME);
      complaints
          .obstacle(Signature.of("Mallory").sign(steady().bytes()))
          .says("untrusted", TrialModule.NAME);
      assertEquals(List.of(), installed);
      // the control: what is trusted is installed, and the listener sees it
      assertEquals("done", changes.make(good(steady())));
      assertEquals(List.of(TrialModule.BUNDLE), installed);
    } finally {
      context.removeBundleListener(listener);
    }
  }

  @Test
  public void extensionsOfTheFrameworkAreRefusedAsTheyCome() throws Exception {
    for (String host :
        List.of(
            "system.bundle; extension:=framework", "system.bundle", "org.apache.felix.framework")) {
      complaints
          .refusal(steady().header("Fragment-Host", host).bytes())
          .says("fragment", "Fragment-Host");
    }
    complaints.refusal(steady().header("Felix-Activator", "Act").bytes()).says("fragment");
    assertEquals(200, api.get("/health/ready", null).statusCode());
  }

  private static BundleListener noting(List<String> installed) {
    return (SynchronousBundleListener)
        event -> {
          if (event.getType() == BundleEvent.INSTALLED) {
            installed.add(event.getBundle().getSymbolicName());
          }
        };
  }

  private static Versions steady() throws IOException {
    return TrialModule.of(next(), Steady.class);
  }

  private Path trust(String name) {
    return Path.of(context.getProperty("millet.data"), "trust", name + ".pem");
  }
}
