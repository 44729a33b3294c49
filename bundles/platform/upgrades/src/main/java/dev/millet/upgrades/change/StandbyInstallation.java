package dev.millet.upgrades.change;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.plan.Action;
import dev.millet.upgrades.plan.Target;
import dev.millet.upgrades.plan.TrustPolicy;
import dev.millet.upgrades.plan.TrustedCandidate;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import dev.millet.upgrades.settings.WrittenSettings;
import java.io.IOException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Installs candidates that are trusted, each under a location of its own; nothing of them runs. */
final class StandbyInstallation {

  private final BundleContext context;
  private final TrustPolicy trust;
  private final WrittenSettings settings;

  StandbyInstallation(BundleContext context, TrustPolicy trust, WrittenSettings settings) {
    this.context = context;
    this.trust = trust;
    this.settings = settings;
  }

  /**
   * Installs a candidate, if it is trusted; nothing of it runs yet.
   *
   * @throws StepFailedException when it is not trusted, or the framework does not take it
   */
  Bundle install(Candidate candidate) throws StepFailedException {
    try {
      return install(trust.admit(candidate));
    } catch (RejectedFileException e) {
      throw new StepFailedException(e.problem(), e);
    } catch (IOException e) {
      throw notInstalled(e);
    }
  }

  /**
   * Installs the version that comes of a module; where that is the one that runs, it is not asked
   * again who vouches for it.
   *
   * @throws StepFailedException when it is not trusted, or the framework does not take it
   */
  Bundle install(Target target) throws StepFailedException {
    if (target.action() != Action.RESTART) {
      return install(target.candidate());
    }
    try {
      return install(trust.readmit(target.candidate(), target.active().bundle()));
    } catch (RejectedFileException e) {
      throw new StepFailedException(e.problem(), e);
    } catch (IOException e) {
      throw notInstalled(e);
    }
  }

  /** Lets the file of a running bundle in once more; as {@link TrustPolicy#readmit}. */
  TrustedCandidate readmit(Candidate candidate, Bundle running)
      throws IOException, RejectedFileException {
    return trust.readmit(candidate, running);
  }

  /** Installs what is trusted; nothing of it runs yet. */
  Bundle install(TrustedCandidate trusted) throws StepFailedException {
    Candidate candidate = trusted.candidate();
    Bundle bundle = installToRead(trusted);
    try {
      settings.apply(candidate, bundle);
      return bundle;
    } catch (IllegalArgumentException e) {
      uninstall(bundle);
      throw new StepFailedException(ModuleProblem.of("setting", String.valueOf(e.getMessage())), e);
    }
  }

  /**
   * Installs a candidate only to read what it brings: it gets no settings.
   *
   * @throws StepFailedException when the framework does not take it
   */
  Bundle installToRead(TrustedCandidate trusted) throws StepFailedException {
    try {
      return trusted.install(context, location(trusted.candidate()));
    } catch (BundleException | IOException e) {
      throw notInstalled(e);
    }
  }

  private static void uninstall(Bundle bundle) throws StepFailedException {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      throw notInstalled(e);
    }
  }

  private static StepFailedException notInstalled(Exception why) {
    return new StepFailedException(
        ModuleProblem.of("install", String.valueOf(why.getMessage())), why);
  }

  /** A place of its own: the same file may be there already, active or disabled. */
  private String location(Candidate candidate) {
    String kind =
        candidate.isModule()
            ? "module:" + candidate.module()
            : "shared:" + candidate.symbolicName();
    String location = kind + ":" + candidate.sha256();
    String free = location;
    for (int i = 2; context.getBundle(free) != null; i++) {
      free = location + "#" + i;
    }
    return free;
  }
}
